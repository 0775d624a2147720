package io.shopkeeper.ingest;

import java.util.List;

/// The columns of the format `flat`.
enum FlatField implements Field {
  CUSTOMER("user_id", "customer", "customer_id", "user", "顾客编号", "用户编号", "用户ID"),
  AGE("age", "年龄"),
  GENDER("gender", "sex", "性别"),
  INCOME("income", "annual_income", "收入", "年收入"),
  PRODUCT("item_id", "product", "product_id", "item", "sku", "商品编号", "商品ID"),
  TITLE("title", "item_name", "product_name", "商品名称", "标题"),
  PRICE("price", "unit_price", "价格", "单价"),
  CATEGORY("category", "categories", "类目", "分类", "类别"),
  REVIEW("review", "review_text", "text", "comment", "评论", "评价", "评论内容"),
  RATING("rating", "stars", "score", "评分", "星级"),
  TIME("time", "date", "timestamp", "created_at", "时间", "日期");

  private final FieldNames names;

  FlatField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
