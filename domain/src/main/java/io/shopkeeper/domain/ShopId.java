package io.shopkeeper.domain;

import java.util.regex.Pattern;

/// Names a shop; every stored row carries it. Lower-case letters, digits and hyphens, at most 64,
/// as in `my-shop`.
public record ShopId(String value) implements Identifier {
  private static final Pattern FORM = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");

  public ShopId {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "shop id '%s' must be 1 to 64 lower-case letters, digits and hyphens".formatted(value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
