package io.shopkeeper.recommend.training;

import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourModel;
import io.shopkeeper.store.ModelFiles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// The contents of a recommender's model file: format number, products, customers' histories,
/// popularity and neighbours. About 12 bytes a neighbour and 17 an interaction.
final class RecommenderFile {

  /// The name of the model files.
  static final String MODEL = "item-neighbours";

  private static final int FORMAT = 2;

  private RecommenderFile() {}

  static void write(DataOutput out, Behaviour histories, ItemNeighbourModel model)
      throws IOException {
    out.writeInt(FORMAT);
    histories.products().write(out);
    histories.write(out);
    model.write(out);
  }

  static TrainedRecommender read(DataInput in, ModelFiles.Entry entry) throws IOException {
    int format = in.readInt();
    if (format != FORMAT) {
      throw new IOException(
          "the model file has format %d, this program reads %d: train again"
              .formatted(format, FORMAT));
    }
    ProductIndex products = ProductIndex.read(in);
    Behaviour histories = Behaviour.read(in, products);
    ItemNeighbourModel model = ItemNeighbourModel.read(in, products);
    return new TrainedRecommender(version(entry), entry.provenance(), model, histories);
  }

  static String version(ModelFiles.Entry entry) {
    return entry.provenance().model() + "-" + entry.version();
  }
}
