package io.shopkeeper.ingest;

import java.util.List;

/// The columns of the three kinds of files of Retailrocket's data set.
enum RetailrocketField implements Field {
  TIME("timestamp"),
  VISITOR("visitorid"),
  EVENT("event"),
  ITEM("itemid"),
  TRANSACTION("transactionid"),
  PROPERTY("property"),
  VALUE("value"),
  CATEGORY("categoryid"),
  PARENT("parentid");

  private final FieldNames names;

  RetailrocketField(String label) {
    this.names = new FieldNames(label, List.of());
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
