package io.shopkeeper.recommend.cooccurrence;

/// How two items belong together; see the package for the formulas.
public sealed interface Similarity {

  /// Bounded by 1: all visitors of the one are those of the other.
  record Jaccard() implements Similarity {}

  /// @param alpha from 0 to 10: what visitors of the item of the past alone count
  /// @param beta from 0 to 10: what visitors of the other item alone count
  record Tversky(double alpha, double beta) implements Similarity {
    public Tversky {
      require("alpha", alpha, 10);
      require("beta", beta, 10);
    }
  }

  /// RP3β.
  ///
  /// @param alpha from 0 to 5: above 1, steps of many ways count less
  /// @param beta from 0 to 2: how much less popular items gain
  record RandomWalk(double alpha, double beta) implements Similarity {
    public RandomWalk {
      require("alpha", alpha, 5);
      require("beta", beta, 2);
    }
  }

  private static void require(String name, double value, double most) {
    if (!(value >= 0 && value <= most)) {
      throw new IllegalArgumentException("%s is %s, not from 0 to %s".formatted(name, value, most));
    }
  }
}
