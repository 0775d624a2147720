package io.shopkeeper.numeric.boosting;

import io.shopkeeper.numeric.boosting.TreeNode.Leaf;
import io.shopkeeper.numeric.boosting.TreeNode.Split;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;

/// The format of boosted trees in a file, big-endian: "SKBT", version (byte), loss (byte, 0
/// logistic, 1 squared), base (double), columns (short), trees (int), then every tree, a branch
/// being feature (short; −1 for a leaf) and either value (double) and cover (float), or threshold
/// (double), whether missing values go left (byte), left branch, right branch.
final class TreeFile {
  private static final int MAGIC = 0x534B4254;
  private static final int VERSION = 1;
  private static final int LEAF = -1;
  private static final int DEEPEST = 1024;

  private TreeFile() {}

  static void write(BoostedTrees trees, DataOutput out) throws IOException {
    out.writeInt(MAGIC);
    out.writeByte(VERSION);
    out.writeByte(
        switch (trees.loss()) {
          case LOGISTIC -> 0;
          case SQUARED -> 1;
        });
    out.writeDouble(trees.base());
    out.writeShort(trees.columns());
    out.writeInt(trees.trees().size());
    for (RegressionTree tree : trees.trees()) {
      write(tree.root(), out);
    }
  }

  private static void write(TreeNode node, DataOutput out) throws IOException {
    switch (node) {
      case Leaf leaf -> {
        out.writeShort(LEAF);
        out.writeDouble(leaf.value());
        out.writeFloat((float) leaf.cover());
      }
      case Split split -> {
        out.writeShort(split.feature());
        out.writeDouble(split.threshold());
        out.writeBoolean(split.missingLeft());
        write(split.left(), out);
        write(split.right(), out);
      }
    }
  }

  static BoostedTrees read(DataInput in) throws IOException {
    require(in.readInt() == MAGIC, "these are no boosted trees");
    int version = in.readByte();
    require(version == VERSION, "boosted trees of version %d, known is 1".formatted(version));
    int code = in.readByte();
    require(code == 0 || code == 1, "an unknown loss: " + code);
    double base = in.readDouble();
    int columns = in.readShort();
    int count = in.readInt();
    require(columns >= 1 && count >= 0, "%d columns, %d trees".formatted(columns, count));
    var trees = new ArrayList<RegressionTree>();
    for (int tree = 0; tree < count; tree++) {
      trees.add(RegressionTree.of(branch(in, columns, 0)));
    }
    return new BoostedTrees(code == 0 ? Loss.LOGISTIC : Loss.SQUARED, base, columns, trees);
  }

  private static TreeNode branch(DataInput in, int columns, int depth) throws IOException {
    require(depth <= DEEPEST, "a tree deeper than " + DEEPEST);
    int feature = in.readShort();
    if (feature == LEAF) {
      return new Leaf(in.readDouble(), in.readFloat());
    }
    require(feature >= 0 && feature < columns, "column %d of %d".formatted(feature, columns));
    return new Split(
        feature,
        in.readDouble(),
        in.readBoolean(),
        branch(in, columns, depth + 1),
        branch(in, columns, depth + 1));
  }

  private static void require(boolean sound, String otherwise) throws IOException {
    if (!sound) {
      throw new IOException("broken boosted trees: " + otherwise);
    }
  }
}
