package io.shopkeeper.ingest;

import java.util.List;

/// The attributes of Google Merchant Center's product data, as columns of a table or elements of a
/// feed.
enum GoogleProductField implements Field {
  ID("id"),
  TITLE("title"),
  DESCRIPTION("description"),
  LINK("link"),
  IMAGE("image_link"),
  PRICE("price"),
  SALE_PRICE("sale_price"),
  SALE_DATES("sale_price_effective_date"),
  AVAILABILITY("availability"),
  BRAND("brand"),
  GTIN("gtin"),
  MPN("mpn"),
  GROUP("item_group_id"),
  GOOGLE_CATEGORY("google_product_category"),
  TYPE("product_type"),
  CONDITION("condition"),
  COLOUR("color"),
  SIZE("size"),
  MATERIAL("material"),
  GENDER("gender"),
  AGE_GROUP("age_group");

  private final FieldNames names;

  /// Google writes the names with underscores or spaces, and in feeds with the prefix `g:`.
  GoogleProductField(String label) {
    this.names = new FieldNames(label, List.of("g:" + label));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
