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

  private final FieldNames names;

  InvoiceField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
