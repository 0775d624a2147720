package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.RelationWeights;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// A table with how a history is read through it.
///
/// @param relations what viewing, carting and buying weigh
/// @param halfLifeMoments after how many later moments of the same visitor an item counts half;
///   infinite for no decay
/// @param bond what an entry of the table stands for, in the words of its reason
public record Evidence(
    ItemTable table, RelationWeights relations, double halfLifeMoments, Bond bond) {

  /// How the two items of an entry belong together.
  public enum Bond {
    /// The same visitors have both.
    TOGETHER,
    /// Visitors went on from the one to the other.
    FOLLOWING
  }

  /// Of a table of items that go together.
  public Evidence(ItemTable table, RelationWeights relations, double halfLifeMoments) {
    this(table, relations, halfLifeMoments, Bond.TOGETHER);
  }

  public void write(DataOutput out) throws IOException {
    table.write(out);
    relations.write(out);
    out.writeDouble(halfLifeMoments);
    out.writeUTF(bond.name());
  }

  public static Evidence read(DataInput in) throws IOException {
    return new Evidence(
        ItemTable.read(in), RelationWeights.read(in), in.readDouble(), Bond.valueOf(in.readUTF()));
  }

  /// How much each item of a history says, 1 in all: then a long history and a short one weigh the
  /// same against popularity.
  double[] weights(History history) {
    double[] weights = new double[history.size()];
    double sum = 0;
    for (int k = 0; k < weights.length; k++) {
      weights[k] =
          relations.of(history.relation(k)) * Math.pow(2, -history.age(k) / halfLifeMoments);
      sum += weights[k];
    }
    for (int k = 0; k < weights.length && sum > 0; k++) {
      weights[k] /= sum;
    }
    return weights;
  }
}
