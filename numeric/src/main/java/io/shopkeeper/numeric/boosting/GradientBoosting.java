package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

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
    return fit(train, null, random, workers);
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
    return fit(train, validation, random, workers);
  }

  private BoostedTrees fit(
      Sample train, @Nullable Sample validation, RandomGenerator random, Workers workers) {
    requireTargets(train);
    List<BinnedColumn> binned = binned(train.columns, workers);
    double base = loss.start(train.targets);
    var seen = new Standing(train, base);
    Standing judged = null;
    double least = Double.POSITIVE_INFINITY;
    if (validation != null) {
      requireTargets(validation);
      judged = new Standing(validation, base);
      least = judged.loss();
    }
    double[] derivatives = new double[2 * train.targets.length];
    List<RegressionTree> trees = new ArrayList<>();
    int best = 0;
    while (trees.size() < settings.trees()) {
      seen.derive(derivatives, workers);
      int[] rows = drawn(train.targets.length, settings.rowShare(), random);
      List<BinnedColumn> columns =
          Arrays.stream(drawn(binned.size(), settings.columnShare(), random))
              .mapToObj(binned::get)
              .toList();
      RegressionTree tree = new TreeGrower(columns, rows, derivatives, settings, workers).grow();
      if (tree.nodes() == 1) {
        break;
      }
      trees.add(tree);
      seen.add(tree, workers);
      if (judged == null) {
        best = trees.size();
        continue;
      }
      judged.add(tree, workers);
      double now = judged.loss();
      if (now < least) {
        least = now;
        best = trees.size();
      } else if (trees.size() - best >= settings.patience()) {
        break;
      }
    }
    return new BoostedTrees(loss, base, binned.size(), trees.subList(0, best));
  }

  /// The sums of the trees so far for the rows of a sample.
  private final class Standing {
    private final Sample sample;
    private final double[] margins;

    Standing(Sample sample, double base) {
      this.sample = sample;
      margins = new double[sample.targets.length];
      Arrays.fill(margins, base);
    }

    void add(RegressionTree tree, Workers workers) {
      workers.forEach(
          margins.length, 1 << 11, () -> row -> margins[row] += tree.value(sample.columns, row));
    }

    void derive(double[] derivatives, Workers workers) {
      workers.forEach(
          margins.length,
          1 << 11,
          () -> row -> loss.derive(margins[row], sample.targets[row], derivatives, 2 * row));
    }

    double loss() {
      double sum = 0;
      for (int row = 0; row < margins.length; row++) {
        sum += loss.of(margins[row], sample.targets[row]);
      }
      return sum;
    }
  }

  private List<BinnedColumn> binned(Columns columns, Workers workers) {
    BinnedColumn[] binned = new BinnedColumn[columns.count()];
    workers.forEach(
        binned.length,
        1,
        () -> c -> binned[c] = BinnedColumn.of(c, columns.values()[c], settings.bins()));
    return List.of(binned);
  }

  /// A share of the numbers below `size`, ascending, at least one (Knuth, The Art of Computer
  /// Programming 2, algorithm S).
  private static int[] drawn(int size, double share, RandomGenerator random) {
    if (share == 1) {
      return IntStream.range(0, size).toArray();
    }
    int[] drawn = new int[Math.max(1, (int) Math.round(share * size))];
    int count = 0;
    for (int i = 0; count < drawn.length; i++) {
      if (random.nextInt(size - i) < drawn.length - count) {
        drawn[count++] = i;
      }
    }
    return drawn;
  }

  private void requireTargets(Sample sample) {
    for (int row = 0; row < sample.targets.length; row++) {
      if (!loss.allows(sample.targets[row])) {
        throw new IllegalArgumentException(
            "row %,d has the target %s, which %s loss does not allow"
                .formatted(row, sample.targets[row], loss));
      }
    }
  }
}
