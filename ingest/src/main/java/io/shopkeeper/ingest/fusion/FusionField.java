package io.shopkeeper.ingest.fusion;

/// What a platform may tell of a customer or a product.
public enum FusionField {
  /// A customer's name.
  NAME("name"),
  EMAIL("e-mail"),
  /// SHA-256, in hexadecimal, of the e-mail address in lower case.
  EMAIL_SHA256("e-mail hash"),
  PHONE("telephone"),
  /// SHA-256, in hexadecimal, of the telephone number: E.164 with or without `+`, or national.
  PHONE_SHA256("telephone hash"),
  ADDRESS("address"),
  CITY("city"),
  POSTCODE("postcode"),
  GTIN("GTIN"),
  SKU("SKU"),
  /// A product's name.
  TITLE("title"),
  BRAND("brand"),
  CATEGORY("category"),
  /// Everything else, as `name: value; name: value`.
  ATTRIBUTES("attributes"),
  PRICE("price");

  private final String label;

  FusionField(String label) {
    this.label = label;
  }

  /// The name in explanations.
  public String label() {
    return label;
  }
}
