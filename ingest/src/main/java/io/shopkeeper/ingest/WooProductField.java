package io.shopkeeper.ingest;

import java.util.List;

/// The columns of WooCommerce's product export; those of attributes are numbered and have no field.
enum WooProductField implements Field {
  ID("ID"),
  TYPE("Type"),
  SKU("SKU"),
  GTIN("GTIN, UPC, EAN, or ISBN"),
  NAME("Name"),
  PUBLISHED("Published"),
  VISIBILITY("Visibility in catalog"),
  SHORT_DESCRIPTION("Short description"),
  DESCRIPTION("Description"),
  SALE_STARTS("Date sale price starts"),
  IN_STOCK("In stock?"),
  STOCK("Stock"),
  SALE_PRICE("Sale price"),
  REGULAR_PRICE("Regular price"),
  CATEGORIES("Categories"),
  TAGS("Tags"),
  BRANDS("Brands"),
  PARENT("Parent");

  private final FieldNames names;

  WooProductField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
