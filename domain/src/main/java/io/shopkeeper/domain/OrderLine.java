package io.shopkeeper.domain;

/// Some units of one product at one price.
///
/// @param quantity at least 1; what went back is a [ShopEvent.Refund], not a negative quantity
public record OrderLine(ProductId product, int quantity, Money unitPrice) {

  /// The most a line may come to, in minor units: 10^15, above any sale there ever was and so far
  /// below 64 bits that thousands of lines add up within them.
  public static final long MAX_AMOUNT_MINOR = 1_000_000_000_000_000L;

  public OrderLine {
    if (quantity < 1) {
      throw new IllegalArgumentException(
          "the quantity of product '%s' is %d, at least 1 is needed".formatted(product, quantity));
    }
    if (unitPrice.negative()) {
      throw new IllegalArgumentException(
          "the price of product '%s' is negative: %s".formatted(product, unitPrice));
    }
    if (unitPrice.minor() > MAX_AMOUNT_MINOR / quantity) {
      throw new IllegalArgumentException(
          "%d of product '%s' at %s come to more than %d minor units"
              .formatted(quantity, product, unitPrice, MAX_AMOUNT_MINOR));
    }
  }

  public Money amount() {
    return unitPrice.times(quantity);
  }
}
