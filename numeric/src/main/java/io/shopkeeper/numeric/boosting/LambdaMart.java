package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.Workers;
import java.util.random.RandomGenerator;

/// Fits a sum of trees whose order of a list's elements has a high nDCG (LambdaMART).
///
/// C. Burges, "From RankNet to LambdaRank to LambdaMART: an overview", Microsoft Research technical
/// report MSR-TR-2010-82. The trees are those of [GradientBoosting]; only the derivatives differ.
/// O(trees · rows · columns · log leaves). Sums are comparable within one list only.
///
/// @param cutoff places of a list that count, at least 1
public record LambdaMart(int cutoff, BoostingSettings settings) {

  public LambdaMart {
    if (cutoff < 1) {
      throw new IllegalArgumentException("cutoff must be at least 1: " + cutoff);
    }
  }

  /// As many trees as the settings say, or until nothing is left to learn.
  public BoostedTrees fit(RankedLists train, RandomGenerator random, Workers workers) {
    return new Boosting(settings).fit(Loss.SQUARED, task(train), null, random, workers);
  }

  /// The trees up to the one after which nDCG on `validation` is greatest; growing stops when as
  /// many as the settings' patience have not raised it.
  public BoostedTrees fitStopping(
      RankedLists train, RankedLists validation, RandomGenerator random, Workers workers) {
    if (validation.columns().count() != train.columns().count()) {
      throw new IllegalArgumentException(
          "%d columns to train, %d to validate"
              .formatted(train.columns().count(), validation.columns().count()));
    }
    return new Boosting(settings).fit(Loss.SQUARED, task(train), task(validation), random, workers);
  }

  private Boosting.Task task(RankedLists lists) {
    return new Boosting.Task(lists.columns(), new DiscountedGain(lists, cutoff));
  }
}
