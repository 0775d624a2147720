package io.shopkeeper.recommend.itemtable;

import io.shopkeeper.numeric.BlockedSums;
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
public record TableEvidence(
    ItemTable table, RelationWeights relations, double halfLifeMoments, Bond bond)
    implements Evidence {

  /// Of a table of items that go together.
  public TableEvidence(ItemTable table, RelationWeights relations, double halfLifeMoments) {
    this(table, relations, halfLifeMoments, Bond.TOGETHER);
  }

  @Override
  public void add(History history, double share, BlockedSums scores) {
    double[] weights = relations.shares(history, halfLifeMoments);
    for (int k = 0; k < weights.length; k++) {
      int item = history.item(k);
      float weight = (float) (share * weights[k]);
      for (int p = table.start()[item]; p < table.start()[item + 1]; p++) {
        scores.add(table.item()[p], weight * table.score()[p]);
      }
    }
  }

  @Override
  public void takeApart(History history, double share, Clues clues) {
    double[] weights = relations.shares(history, halfLifeMoments);
    for (int k = 0; k < weights.length; k++) {
      int item = history.item(k);
      for (int p = table.start()[item]; p < table.start()[item + 1]; p++) {
        int place = clues.place(table.item()[p]);
        if (place >= 0) {
          clues.add(place, k, bond, share * weights[k] * table.score()[p], table.common()[p]);
        }
      }
    }
  }

  public void write(DataOutput out) throws IOException {
    table.write(out);
    relations.write(out);
    out.writeDouble(halfLifeMoments);
    out.writeUTF(bond.name());
  }

  public static TableEvidence read(DataInput in) throws IOException {
    return new TableEvidence(
        ItemTable.read(in), RelationWeights.read(in), in.readDouble(), Bond.valueOf(in.readUTF()));
  }
}
