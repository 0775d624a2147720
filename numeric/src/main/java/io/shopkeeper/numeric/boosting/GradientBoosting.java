package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.Workers;
import java.util.random.RandomGenerator;

/// Fits a sum of trees to the targets of a table.
///
/// O(trees · rows · columns · log leaves), where every tree's rows and columns may be a draw.
public record GradientBoosting(Loss loss, BoostingSettings settings) {

  /// A table and the target of every row.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Sample(Columns columns, double[] targets) {

    public Sample {
      if (columns.rows() < 1 || targets.length != columns.rows()) {
        throw new IllegalArgumentException(
            "a target for each of at least one row is needed: %,d rows, %,d targets"
                .formatted(columns.rows(), targets.length));
      }
    }
  }

  /// As many trees as the settings say, or until nothing is left to learn.
  public BoostedTrees fit(Sample train, RandomGenerator random, Workers workers) {
    return new Boosting(settings).fit(loss, task(train), null, random, workers);
  }

  /// The trees up to the one after which the loss on `validation` is least; growing stops when as
  /// many as the settings' patience have not lessened it.
  public BoostedTrees fitStopping(
      Sample train, Sample validation, RandomGenerator random, Workers workers) {
    if (validation.columns.count() != train.columns.count()) {
      throw new IllegalArgumentException(
          "%d columns to train, %d to validate"
              .formatted(train.columns.count(), validation.columns.count()));
    }
    return new Boosting(settings).fit(loss, task(train), task(validation), random, workers);
  }

  private Boosting.Task task(Sample sample) {
    for (int row = 0; row < sample.targets.length; row++) {
      if (!loss.allows(sample.targets[row])) {
        throw new IllegalArgumentException(
            "row %,d has the target %s, which %s loss does not allow"
                .formatted(row, sample.targets[row], loss));
      }
    }
    return new Boosting.Task(sample.columns, new Objective.Pointwise(loss, sample.targets));
  }
}
