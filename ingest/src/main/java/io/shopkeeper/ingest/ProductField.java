package io.shopkeeper.ingest;

import java.util.List;

/// The columns of a product.
enum ProductField implements Field {
  ID(
      "id",
      "product",
      "product_id",
      "item_id",
      "sku",
      "handle",
      "stock_code",
      "商品编号",
      "商品ID",
      "产品编号",
      "货号"),
  TITLE(
      "title",
      "name",
      "product_name",
      "product_title",
      "item_name",
      "标题",
      "商品名称",
      "商品标题",
      "名称",
      "产品名称"),
  DESCRIPTION("description", "body", "details", "text", "描述", "商品描述", "详情", "简介"),
  CATEGORIES("categories", "category", "category_path", "product_type", "类目", "分类", "类别", "商品类目"),
  BRAND("brand", "vendor", "manufacturer", "品牌"),
  PRICE("price", "unit_price", "sale_price", "价格", "单价", "售价"),
  CURRENCY("currency", "currency_code", "币种", "货币"),
  IN_STOCK("in_stock", "available", "availability", "stock", "inventory", "有货", "库存", "是否有货");

  private final FieldNames names;

  ProductField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
