package io.shopkeeper.profile.lifetime;

/// What a customer will do, given what they did.
public sealed interface PurchaseModel permits BetaGeometric, ParetoNbd {

  /// The probability that a customer has not dropped out.
  double alive(History history);

  /// Purchases to be expected in the next `weeks`.
  double expected(History history, double weeks);

  /// Repeat purchases to be expected in the `weeks` after a first purchase, of somebody unknown.
  double expectedOfNew(double weeks);
}
