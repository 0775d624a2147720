package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.RecordType;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The kinds of records in native files, a file each.
enum RecordKind {
  PRODUCTS("products", "product", "catalogue", "catalog", "items", "商品", "产品"),
  CUSTOMERS("customers", "customer", "users", "members", "顾客", "客户", "用户", "会员"),
  EVENTS("events", "event", "behaviour", "behavior", "clicks", "log", "行为", "事件"),
  ORDERS("orders", "order", "transactions", "purchases", "sales", "订单", "交易"),
  REVIEWS("reviews", "review", "ratings", "comments", "评论", "评价"),
  FAQ("faq", "questions", "qa", "问答", "常见问题");

  private final String label;
  private final List<String> words;

  RecordKind(String label, String... words) {
    this.label = label;
    this.words = List.of(words);
  }

  /// The kind in the words of cleaning.
  RecordType type() {
    return switch (this) {
      case PRODUCTS -> RecordType.PRODUCT;
      case CUSTOMERS -> RecordType.CUSTOMER;
      case EVENTS -> RecordType.EVENT;
      case ORDERS -> RecordType.ORDER_LINE;
      case REVIEWS -> RecordType.REVIEW;
      case FAQ -> RecordType.QUESTION;
    };
  }

  String label() {
    return label;
  }

  /// The one kind a file is named for, as in `products.csv` or `shop-orders-2026.csv.gz`; empty for
  /// a name of several, as `customer_orders.csv`.
  static Optional<RecordKind> ofFileName(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    List<RecordKind> kinds = Arrays.stream(values()).filter(kind -> kind.isIn(name)).toList();
    return kinds.size() == 1 ? Optional.of(kinds.getFirst()) : Optional.empty();
  }

  private boolean isIn(String name) {
    List<String> parts = List.of(name.split("[^\\p{L}]+"));
    return parts.contains(label)
        || words.stream()
            .anyMatch(word -> word.charAt(0) < 0x80 ? parts.contains(word) : name.contains(word));
  }
}
