package io.shopkeeper.ingest;

import java.util.List;

/// The columns of customers exported from WooCommerce: its own report's, and those of the common
/// export plug-in.
enum WooCustomerField implements Field {
  ID("customer_id"),
  USERNAME("Username", "user_login"),
  EMAIL("Email"),
  PHONE("billing_phone"),
  SPENT("Total spend", "total_spent"),
  COUNTRY("Country / Region", "Country", "billing_country"),
  CITY("City", "billing_city"),
  PROVINCE("Region", "billing_state");

  private final FieldNames names;

  WooCustomerField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
