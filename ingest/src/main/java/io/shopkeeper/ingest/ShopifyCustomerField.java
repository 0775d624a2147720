package io.shopkeeper.ingest;

import java.util.List;

/// The columns of Shopify's customer export that are kept, or used to tell it.
enum ShopifyCustomerField implements Field {
  ID("Customer ID"),
  EMAIL("Email"),
  PHONE("Phone"),
  ADDRESS_PHONE("Default Address Phone"),
  CITY("Default Address City", "City"),
  PROVINCE("Default Address Province Code", "Province Code"),
  COUNTRY("Default Address Country Code", "Country Code"),
  MARKETING("Accepts Email Marketing", "Accepts Marketing"),
  SPENT("Total Spent"),
  TAGS("Tags");

  private final FieldNames names;

  ShopifyCustomerField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
