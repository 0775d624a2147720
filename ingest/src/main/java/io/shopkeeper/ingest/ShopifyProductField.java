package io.shopkeeper.ingest;

import java.util.List;

/// The columns of Shopify's product export, in its older names and those of its newer template.
enum ShopifyProductField implements Field {
  HANDLE("Handle", "URL handle"),
  TITLE("Title"),
  BODY("Body (HTML)", "Description"),
  VENDOR("Vendor"),
  CATEGORY("Product Category"),
  TYPE("Type"),
  TAGS("Tags"),
  PUBLISHED("Published", "Published on online store"),
  OPTION_1("Option1 Name"),
  VALUE_1("Option1 Value"),
  OPTION_2("Option2 Name"),
  VALUE_2("Option2 Value"),
  OPTION_3("Option3 Name"),
  VALUE_3("Option3 Value"),
  SKU("Variant SKU", "SKU"),
  PRICE("Variant Price", "Price"),
  QUANTITY("Variant Inventory Qty", "Inventory quantity"),
  TRACKER("Variant Inventory Tracker", "Inventory tracker"),
  POLICY("Variant Inventory Policy", "Continue selling when out of stock"),
  BARCODE("Variant Barcode", "Barcode"),
  STATUS("Status");

  private final FieldNames names;

  ShopifyProductField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
