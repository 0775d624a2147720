package io.shopkeeper.serve.storefront;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A list of products on a page of the shop.
public enum ShopList {
  RECOMMENDED,
  POPULAR,
  SEEN,
  CATEGORY,
  SEARCH,
  SIMILAR,
  TOGETHER,
  BUY_AGAIN;

  /// As events name it, as in `shop-recommended`.
  public String wireName() {
    return "shop-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static Optional<ShopList> of(String wireName) {
    return Arrays.stream(values()).filter(list -> list.wireName().equals(wireName)).findFirst();
  }
}
