package io.shopkeeper.ingest.cleaning;

/// What a record is of.
public enum RecordType {
  PRODUCT("products"),
  CUSTOMER("customers"),
  EVENT("events"),
  ORDER_LINE("orders"),
  REVIEW("reviews"),
  QUESTION("faq");

  private final String label;

  RecordType(String label) {
    this.label = label;
  }

  /// The name of its files, as in `products`.
  public String label() {
    return label;
  }
}
