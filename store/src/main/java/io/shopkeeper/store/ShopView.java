package io.shopkeeper.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The views of the facts that leave the store, as files and as answers to questions of analysts.
/// Nothing else does: no keys, no hashes, no workings.
public enum ShopView {
  EVENTS("occurred_at"),
  ORDER_LINES("ordered_at"),
  REFUND_LINES("refunded_at"),
  PRODUCTS(null),
  PRODUCT_ATTRIBUTES(null),
  PRODUCT_THEMES(null),
  CUSTOMERS(null),
  CUSTOMER_ATTRIBUTES(null),
  REVIEWS("written_at"),
  FAQ(null),
  CANONICAL_CUSTOMERS(null),
  CANONICAL_PRODUCTS(null),
  FUSION_MERGES("decided_at"),
  FUSION_LABELS("said_at"),
  LABELLED_SAMPLES("said_at"),
  LOAD_PROFILES("started_at"),
  REMOVALS("removed_at");

  private final @Nullable String time;

  ShopView(@Nullable String time) {
    this.time = time;
  }

  /// Its name in SQL, on the command line and over HTTP, as in `order_lines`.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// The column that tells when something happened; empty where a row has no time.
  public Optional<String> time() {
    return Optional.ofNullable(time);
  }

  public static Optional<ShopView> of(String wireName) {
    return Arrays.stream(values()).filter(view -> view.wireName().equals(wireName)).findFirst();
  }

  /// All names, for messages.
  public static String names() {
    return Arrays.stream(values()).map(ShopView::wireName).collect(Collectors.joining(", "));
  }
}
