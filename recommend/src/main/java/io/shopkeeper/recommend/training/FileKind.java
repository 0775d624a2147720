package io.shopkeeper.recommend.training;

import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.RecommenderModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;

/// How one family of models is kept in a file.
///
/// @param model the name of the family, as in `item-neighbours`: that of its folder, its versions
///   and `train --model`
/// @param format rises whenever `writer` writes something else than before
record FileKind<M extends RecommenderModel>(
    String model, int format, Class<M> type, Writer<M> writer, Reader<M> reader) {

  /// Writes everything of a model but its products.
  @FunctionalInterface
  interface Writer<M> {
    void write(M model, DataOutput out) throws IOException;
  }

  @FunctionalInterface
  interface Reader<M> {
    M read(DataInput in, ProductIndex products) throws IOException;
  }

  void write(RecommenderModel model, DataOutput out) throws IOException {
    writer.write(type.cast(model), out);
  }
}
