package io.shopkeeper.numeric.boosting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TreeBlockTest {
  private static final int COLUMNS = 7;

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 8, 29, 500})
  void allRowsTogetherHaveTheSumsOfOneAlone(int rows) {
    for (long seed = 0; seed < 20; seed++) {
      var random = new SplittableRandom(seed);
      BoostedTrees trees = trees(random, 1 + random.nextInt(32));
      float[][] columns = columns(random, rows);
      double[] margins = TreeBlock.of(trees).margins(columns, rows);
      for (int row = 0; row < rows; row++) {
        assertThat(margins[row]).isEqualTo(trees.margin(row(columns, row)));
      }
    }
  }

  @Test
  void aValueAtTheThresholdGoesLeft() {
    double threshold = 1 / 3.0;
    var trees =
        new BoostedTrees(
            Loss.SQUARED,
            0,
            1,
            List.of(
                RegressionTree.of(
                    new TreeNode.Split(
                        0, threshold, false, new TreeNode.Leaf(1, 1), new TreeNode.Leaf(2, 1)))));
    float below =
        (float) threshold > threshold ? Math.nextDown((float) threshold) : (float) threshold;
    float[] values = {below, Math.nextUp(below), Float.NaN, Float.NEGATIVE_INFINITY};
    assertThat(TreeBlock.of(trees).margins(new float[][] {values}, 4)).containsExactly(1, 2, 2, 1);
  }

  @Test
  void aTreeOfMoreThan32LeavesIsLeftToBeWalked() {
    BoostedTrees trees = trees(new SplittableRandom(1), 33);
    assertThat(TreeBlock.fits(trees)).isFalse();
    assertThatIllegalArgumentException().isThrownBy(() -> TreeBlock.of(trees));
  }

  private static BoostedTrees trees(SplittableRandom random, int leaves) {
    List<RegressionTree> trees = new ArrayList<>();
    for (int tree = 0; tree < 10; tree++) {
      trees.add(RegressionTree.of(branch(random, leaves)));
    }
    return new BoostedTrees(Loss.SQUARED, random.nextDouble(), COLUMNS, trees);
  }

  private static TreeNode branch(SplittableRandom random, int leaves) {
    if (leaves == 1) {
      return new TreeNode.Leaf(random.nextDouble(-1, 1), 1);
    }
    int left = 1 + random.nextInt(leaves - 1);
    return new TreeNode.Split(
        random.nextInt(COLUMNS),
        random.nextDouble(-1, 1),
        random.nextBoolean(),
        branch(random, left),
        branch(random, leaves - left));
  }

  /// Some values missing, some columns all alike, one all missing.
  private static float[][] columns(SplittableRandom random, int rows) {
    float[][] columns = new float[COLUMNS][rows];
    for (int c = 0; c < COLUMNS; c++) {
      float same = (float) random.nextDouble(-1, 1);
      for (int row = 0; row < rows; row++) {
        columns[c][row] =
            c == 0 || (c < 4 && random.nextInt(4) == 0)
                ? Float.NaN
                : c == 6 ? same : (float) random.nextDouble(-1, 1);
      }
    }
    return columns;
  }

  private static float[] row(float[][] columns, int row) {
    float[] of = new float[COLUMNS];
    for (int c = 0; c < COLUMNS; c++) {
      of[c] = columns[c][row];
    }
    return of;
  }
}
