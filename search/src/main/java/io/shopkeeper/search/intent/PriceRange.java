package io.shopkeeper.search.intent;

import io.shopkeeper.domain.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// Limits of a price in major units of the shop's currency, both inclusive; null where open.
public record PriceRange(@Nullable BigDecimal from, @Nullable BigDecimal to) {

  /// Without limits.
  public static final PriceRange ANY = new PriceRange(null, null);

  public PriceRange {
    if (from != null && from.signum() < 0 || to != null && to.signum() < 0) {
      throw new IllegalArgumentException(
          "prices from %s to %s: neither may be negative".formatted(from, to));
    }
    if (from != null && to != null && from.compareTo(to) > 0) {
      throw new IllegalArgumentException(
          "prices from %s to %s: the first must not be the greater".formatted(from, to));
    }
  }

  public boolean any() {
    return from == null && to == null;
  }

  /// Whether a price lies within; an unknown one only where there are no limits.
  public boolean admits(@Nullable Money price) {
    if (any()) {
      return true;
    }
    if (price == null) {
      return false;
    }
    BigDecimal major = price.major();
    return (from == null || major.compareTo(from) >= 0) && (to == null || major.compareTo(to) <= 0);
  }

  /// What lies in both; this one where nothing does.
  public PriceRange and(PriceRange other) {
    BigDecimal low =
        from == null || other.from != null && other.from.compareTo(from) > 0 ? other.from : from;
    BigDecimal high = to == null || other.to != null && other.to.compareTo(to) < 0 ? other.to : to;
    return low != null && high != null && low.compareTo(high) > 0
        ? this
        : new PriceRange(low, high);
  }
}
