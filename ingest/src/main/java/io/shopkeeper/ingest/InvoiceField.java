package io.shopkeeper.ingest;

import java.util.List;

/// The columns of the format `online-retail`; the aliases are those of its second edition.
enum InvoiceField implements Field {
  INVOICE("InvoiceNo", "Invoice"),
  PRODUCT("StockCode"),
  DESCRIPTION("Description"),
  QUANTITY("Quantity"),
  TIME("InvoiceDate"),
  PRICE("UnitPrice", "Price"),
  CUSTOMER("CustomerID"),
  COUNTRY("Country");

  private final String label;
  private final List<String> aliases;

  InvoiceField(String label, String... aliases) {
    this.label = label;
    this.aliases = List.of(aliases);
  }

  @Override
  public String label() {
    return label;
  }

  @Override
  public List<String> aliases() {
    return aliases;
  }
}
