package io.shopkeeper.domain;

/// Some units of one product at one price.
///
/// @param quantity at least 1; what went back is a [ShopEvent.Refund], not a negative quantity
public record OrderLine(ProductId product, int quantity, Money unitPrice) {
  public OrderLine {
    if (quantity < 1) {
      throw new IllegalArgumentException(
          "the quantity of product '%s' is %d, at least 1 is needed".formatted(product, quantity));
    }
    if (unitPrice.negative()) {
      throw new IllegalArgumentException(
          "the price of product '%s' is negative: %s".formatted(product, unitPrice));
    }
  }

  public Money amount() {
    return unitPrice.times(quantity);
  }
}
