package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Grows trees one after another on what those before left over, whatever the objective.
record Boosting(BoostingSettings settings) {

  /// A table and what is wanted of its rows.
  record Task(Columns columns, Objective objective) {}

  /// As many trees as the settings say or until nothing is left to learn; with `validation`, up to
  /// the one after which its loss is least.
  ///
  /// @param loss what the sum stands for
  BoostedTrees fit(
      Loss loss, Task train, @Nullable Task validation, RandomGenerator random, Workers workers) {
    List<BinnedColumn> binned = binned(train.columns, workers);
    double base = train.objective.start();
    var seen = new Standing(train, base);
    Standing judged = validation == null ? null : new Standing(validation, base);
    double least = judged == null ? Double.POSITIVE_INFINITY : judged.loss();
    double[] derivatives = new double[2 * train.columns.rows()];
    List<RegressionTree> trees = new ArrayList<>();
    int best = 0;
    while (trees.size() < settings.trees()) {
      train.objective.derive(seen.margins, derivatives, workers);
      int[] rows = drawn(train.columns.rows(), settings.rowShare(), random);
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

  /// The sums of the trees so far for the rows of a table.
  private static final class Standing {
    private final Task task;
    private final double[] margins;

    Standing(Task task, double base) {
      this.task = task;
      margins = new double[task.columns.rows()];
      Arrays.fill(margins, base);
    }

    void add(RegressionTree tree, Workers workers) {
      workers.forEach(
          margins.length, 1 << 11, () -> row -> margins[row] += tree.value(task.columns, row));
    }

    double loss() {
      return task.objective.loss(margins);
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
}
