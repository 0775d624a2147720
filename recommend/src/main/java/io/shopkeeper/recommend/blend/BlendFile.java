package io.shopkeeper.recommend.blend;

import io.shopkeeper.recommend.itemtable.Evidence;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The ingredients of a trained blend in a model file: how many, then each as a tag that tells its
/// kind and what it writes of itself. A new kind of ingredient gets the next tag.
final class BlendFile {

  private static final int TABLE = 1;

  private BlendFile() {}

  static void write(DataOutput out, List<Evidence> ingredients) throws IOException {
    out.writeInt(ingredients.size());
    for (Evidence ingredient : ingredients) {
      out.writeByte(TABLE);
      ingredient.write(out);
    }
  }

  static List<Evidence> read(DataInput in) throws IOException {
    var ingredients = new ArrayList<Evidence>();
    for (int left = in.readInt(); left > 0; left--) {
      int tag = in.readByte();
      if (tag != TABLE) {
        throw new IOException(
            "an ingredient of kind %d, this program knows kind %d: train again"
                .formatted(tag, TABLE));
      }
      ingredients.add(Evidence.read(in));
    }
    return ingredients;
  }
}
