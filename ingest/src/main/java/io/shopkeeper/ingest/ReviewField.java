package io.shopkeeper.ingest;

import java.util.List;

/// The columns of a review.
enum ReviewField implements Field {
  ID("id", "review_id", "评论编号", "评论ID"),
  PRODUCT("product", "product_id", "item", "item_id", "sku", "商品", "商品编号", "商品ID"),
  CUSTOMER(
      "customer",
      "customer_id",
      "user",
      "user_id",
      "reviewer",
      "reviewer_id",
      "顾客编号",
      "用户",
      "用户编号",
      "用户ID"),
  RATING("rating", "stars", "score", "评分", "星级"),
  TITLE("title", "summary", "headline", "标题"),
  TEXT("text", "review", "review_text", "content", "comment", "body", "评论", "评价", "评论内容", "内容"),
  CHANNEL("channel", "platform", "渠道", "平台"),
  TIME("time", "date", "timestamp", "created_at", "written_at", "review_date", "时间", "日期", "评论时间");

  private final FieldNames names;

  ReviewField(String label, String... aliases) {
    this.names = new FieldNames(label, List.of(aliases));
  }

  @Override
  public FieldNames names() {
    return names;
  }
}
