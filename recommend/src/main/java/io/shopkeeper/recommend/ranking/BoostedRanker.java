package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.boosting.BoostedTrees;
import io.shopkeeper.numeric.boosting.RegressionTree;
import io.shopkeeper.numeric.boosting.TreeBlock;
import io.shopkeeper.profile.explain.Attribution;
import io.shopkeeper.profile.explain.BackgroundShapley;
import io.shopkeeper.recommend.ModelArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/// Trees grown by LambdaMART, explained by exact Shapley values against the neutral row.
final class BoostedRanker implements Ranker {
  static final String NAME = "lambda-mart";

  private final BoostedTrees trees;
  private final float[] neutralRow;
  private final @Nullable TreeBlock block;

  /// The features that a tree looks at.
  private final BitSet split = new BitSet();

  BoostedRanker(BoostedTrees trees, float[] neutralRow) {
    if (neutralRow.length != trees.columns()) {
      throw new IllegalArgumentException(
          "%d neutral values, %d columns".formatted(neutralRow.length, trees.columns()));
    }
    this.trees = trees;
    this.neutralRow = neutralRow;
    for (RegressionTree tree : trees.trees()) {
      for (int node = 0; node < tree.nodes(); node++) {
        if (!tree.leaf(node)) {
          split.set(tree.feature(node));
        }
      }
    }
    block = TreeBlock.fits(trees) ? TreeBlock.of(trees) : null;
  }

  BoostedTrees trees() {
    return trees;
  }

  /// Of the largest tree.
  int mostLeaves() {
    return trees.trees().stream().mapToInt(tree -> (tree.nodes() + 1) / 2).max().orElse(1);
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int features() {
    return neutralRow.length;
  }

  @Override
  public double score(float[] row) {
    return trees.margin(row);
  }

  @Override
  public double[] scores(float[][] columns, int rows) {
    return block == null ? Ranker.super.scores(columns, rows) : block.margins(columns, rows);
  }

  @Override
  public Attribution explain(float[] row) {
    return BackgroundShapley.of(trees, row, new float[][] {neutralRow});
  }

  @Override
  public boolean hears(int feature) {
    return split.get(feature);
  }

  @Override
  public float neutral(int feature) {
    return neutralRow[feature];
  }

  void write(DataOutput out) throws IOException {
    trees.write(out);
    ModelArrays.writeFloats(out, neutralRow);
  }

  static BoostedRanker read(DataInput in) throws IOException {
    return new BoostedRanker(BoostedTrees.read(in), ModelArrays.readFloats(in));
  }

  @Override
  public String toString() {
    return "%s, %d trees".formatted(NAME, trees.trees().size());
  }
}
