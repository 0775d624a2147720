package io.shopkeeper.ingest;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/// A platform that tells of orders and products by webhooks.
public enum HookPlatform {
  SHOPIFY,
  WOOCOMMERCE;

  /// The name in addresses, files and commands.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<HookPlatform> of(String name) {
    return Arrays.stream(values()).filter(platform -> platform.wireName().equals(name)).findAny();
  }
}
