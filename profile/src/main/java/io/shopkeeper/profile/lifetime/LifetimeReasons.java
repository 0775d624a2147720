package io.shopkeeper.profile.lifetime;

import org.jspecify.annotations.Nullable;

/// Why BG/NBD and Gamma–Gamma expect this of a customer. What is expected is exactly a product:
/// orders = alive · ordersIfStill, their worth = orders · amount; each factor beside that of a
/// customer who has just ordered for the first time, so that the ratios say what raises and what
/// lowers it.
///
/// @param history in weeks
/// @param alive the probability that they have not left; that of a new customer is 1
/// @param ordersIfStill to be expected if they have not
/// @param ordersOfNew to be expected of a new customer
/// @param amount to be expected of an order; `NaN` if amounts cannot be told
/// @param amountOfAll the mean of all customers; `NaN` likewise
public record LifetimeReasons(
    History history,
    double alive,
    double ordersIfStill,
    double ordersOfNew,
    double amount,
    double amountOfAll) {

  /// @param amounts null if they cannot be told
  /// @param weeks ahead
  public static LifetimeReasons of(
      BetaGeometric purchases, @Nullable GammaGamma amounts, Buyer buyer, double weeks) {
    double alive = purchases.alive(buyer.history());
    return new LifetimeReasons(
        buyer.history(),
        alive,
        purchases.expected(buyer.history(), weeks) / alive,
        purchases.expectedOfNew(weeks),
        amounts == null ? Double.NaN : amounts.expected(buyer.spending()),
        amounts == null ? Double.NaN : amounts.mean());
  }
}
