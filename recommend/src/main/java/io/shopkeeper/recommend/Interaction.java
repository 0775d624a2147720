package io.shopkeeper.recommend;

import java.util.Optional;

/// All that one visitor had to do with one product.
///
/// @param item number of the product in a [ProductIndex]
/// @param viewed whether its page was seen
/// @param carted whether it was put into the cart or aside
/// @param bought whether it was ever bought, kept or not
/// @param kept units bought less units sent back
/// @param time of the last thing that happened, in microseconds since 1970 UTC
public record Interaction(
    int item, boolean viewed, boolean carted, boolean bought, int kept, long time) {

  public static Interaction view(int item, long time) {
    return new Interaction(item, true, false, false, 0, time);
  }

  public static Interaction cart(int item, long time) {
    return new Interaction(item, false, true, false, 0, time);
  }

  /// @param quantity negative for what was sent back
  public static Interaction purchase(int item, int quantity, long time) {
    return new Interaction(item, false, false, true, quantity, time);
  }

  /// Both together; of the same product.
  public Interaction and(Interaction other) {
    return new Interaction(
        item,
        viewed || other.viewed,
        carted || other.carted,
        bought || other.bought,
        kept + other.kept,
        Math.max(time, other.time));
  }

  /// The same, of the product that stands for this one.
  Interaction of(int standIn) {
    return new Interaction(standIn, viewed, carted, bought, kept, time);
  }

  /// What this says of the visitor's taste; nothing for a product that was sent back.
  public Optional<Relation> relation() {
    if (bought) {
      return kept > 0 ? Optional.of(Relation.BOUGHT) : Optional.empty();
    }
    return Optional.of(carted ? Relation.CARTED : Relation.VIEWED);
  }
}
