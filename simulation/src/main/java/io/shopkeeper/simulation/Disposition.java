package io.shopkeeper.simulation;

import java.util.Map;

/// The truth about a customer that the shop does not know, for what is estimated to be held
/// against.
///
/// @param tastes share of what draws them, by the outermost category
/// @param thrift by how many per cent less probably they put something into the cart that is one
///   per cent dearer than usual in its category
/// @param visits how many to expect in 30 days, as long as they come
/// @param left whether they have left for good
public record Disposition(Map<String, Double> tastes, double thrift, double visits, boolean left) {

  public Disposition {
    tastes = Map.copyOf(tastes);
  }
}
