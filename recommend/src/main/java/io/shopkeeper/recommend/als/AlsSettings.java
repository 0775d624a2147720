package io.shopkeeper.recommend.als;

import io.shopkeeper.recommend.RelationWeights;

/// What shapes an [AlsModel]; see the package for the notation.
///
/// @param factors d, from 1 to 1,024; more than there are items adds nothing but is harmless
/// @param epochs how often both sides are solved
/// @param steps of conjugate gradients for a row in an epoch
/// @param unobservedWeight α₀: how much less than a purchase it says that something was not bought
/// @param regularisation λ
/// @param popularityWeight what the most popular item adds to its score; 0 leaves popularity to
///   visitors without history
/// @param weights what the things customers do weigh
public record AlsSettings(
    int factors,
    int epochs,
    int steps,
    double unobservedWeight,
    double regularisation,
    double popularityWeight,
    RelationWeights weights) {

  public static final AlsSettings DEFAULT =
      new AlsSettings(128, 5, 2, .015, .002, 0, RelationWeights.DEFAULT);

  public AlsSettings {
    require("factors", factors, 1, 1_024);
    require("epochs", epochs, 1, 1_000);
    require("steps", steps, 1, 1_000);
    require("unobservedWeight", unobservedWeight, 1e-9, 1);
    require("regularisation", regularisation, 1e-9, 1e6);
    require("popularityWeight", popularityWeight, 0, 1e6);
  }

  /// Without popularity.
  public AlsSettings(
      int factors,
      int epochs,
      int steps,
      double unobservedWeight,
      double regularisation,
      RelationWeights weights) {
    this(factors, epochs, steps, unobservedWeight, regularisation, 0, weights);
  }

  /// The same but for what is to be tuned to the data.
  public AlsSettings with(double unobservedWeight, double regularisation) {
    return new AlsSettings(
        factors, epochs, steps, unobservedWeight, regularisation, popularityWeight, weights);
  }

  /// The same with another number of factors.
  public AlsSettings withFactors(int factors) {
    return new AlsSettings(
        factors, epochs, steps, unobservedWeight, regularisation, popularityWeight, weights);
  }

  /// The same with another weight of popularity.
  public AlsSettings withPopularity(double popularityWeight) {
    return new AlsSettings(
        factors, epochs, steps, unobservedWeight, regularisation, popularityWeight, weights);
  }

  /// λ_u of a customer or λ_i of an item.
  ///
  /// @param weight of all that was done
  /// @param others how many items or customers there are
  double regularisation(double weight, int others) {
    return regularisation * (weight + unobservedWeight * others);
  }

  private static void require(String name, double value, double least, double most) {
    if (!(value >= least && value <= most)) {
      throw new IllegalArgumentException(
          "%s is %s, not from %s to %s".formatted(name, value, least, most));
    }
  }
}
