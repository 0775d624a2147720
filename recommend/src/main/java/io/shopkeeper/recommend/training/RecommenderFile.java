package io.shopkeeper.recommend.training;

import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.RecommenderModel;
import io.shopkeeper.recommend.TrainedRecommender;
import io.shopkeeper.recommend.als.AlsModel;
import io.shopkeeper.recommend.blend.BlendModel;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourModel;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.ranking.RankedModel;
import io.shopkeeper.recommend.sasrec.SequenceBlendModel;
import io.shopkeeper.recommend.transitions.TransitionModel;
import io.shopkeeper.store.ModelFiles;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/// The contents of a recommender's model file: the format number of its kind, products, customers'
/// histories, and the model. 17 bytes an interaction beside the model.
///
/// Which kind it is says the file's provenance. A new family of models is one more line of `KINDS`.
final class RecommenderFile {

  private static final List<FileKind<?>> KINDS =
      List.of(
          new FileKind<>(
              "popularity",
              1,
              PopularityModel.class,
              PopularityModel::write,
              PopularityModel::read),
          new FileKind<>(
              "item-neighbours",
              2,
              ItemNeighbourModel.class,
              ItemNeighbourModel::write,
              ItemNeighbourModel::read),
          new FileKind<>(
              "transitions",
              1,
              TransitionModel.class,
              TransitionModel::write,
              TransitionModel::read),
          new FileKind<>("als", 1, AlsModel.class, AlsModel::write, AlsModel::read),
          new FileKind<>("blend", 4, BlendModel.class, BlendModel::write, BlendModel::read),
          new FileKind<>(
              "sequence-blend",
              1,
              SequenceBlendModel.class,
              SequenceBlendModel::write,
              SequenceBlendModel::read),
          new FileKind<>("ranked", 1, RankedModel.class, RankedFile::write, RankedFile::read));

  private RecommenderFile() {}

  /// Whether a file holds a recommender that this program can read.
  static boolean isKnown(ModelFiles.Entry entry) {
    return KINDS.stream().anyMatch(kind -> kind.model().equals(entry.provenance().model()));
  }

  static void write(DataOutput out, Behaviour histories, RecommenderModel model)
      throws IOException {
    FileKind<?> kind = kindOf(model);
    out.writeInt(kind.format());
    histories.products().write(out);
    histories.write(out);
    kind.write(model, out);
  }

  static TrainedRecommender read(DataInput in, ModelFiles.Entry entry) throws IOException {
    FileKind<?> kind = kind(entry.provenance().model());
    requireFormat(kind, in.readInt());
    ProductIndex products = ProductIndex.read(in);
    Behaviour histories = Behaviour.read(in, products);
    RecommenderModel model = kind.reader().read(in, products);
    return new TrainedRecommender(entry.name(), entry.provenance(), model, histories);
  }

  /// Writes a model that is a part of another: the name of its kind, its format, and itself.
  static void writePart(DataOutput out, RecommenderModel model) throws IOException {
    FileKind<?> kind = kindOf(model);
    out.writeUTF(kind.model());
    out.writeInt(kind.format());
    kind.write(model, out);
  }

  /// Reads what [#writePart] has written.
  static RecommenderModel readPart(DataInput in, ProductIndex products) throws IOException {
    FileKind<?> kind = kind(in.readUTF());
    requireFormat(kind, in.readInt());
    return kind.reader().read(in, products);
  }

  private static void requireFormat(FileKind<?> kind, int format) throws IOException {
    if (format != kind.format()) {
      throw new IOException(
          "the model file has format %d of '%s', this program reads %d: train again"
              .formatted(format, kind.model(), kind.format()));
    }
  }

  private static FileKind<?> kind(String model) throws IOException {
    return KINDS.stream()
        .filter(kind -> kind.model().equals(model))
        .findFirst()
        .orElseThrow(() ->
            new IOException(
                "'%s' is no recommender this program knows (%s): train again, or use the program that wrote it"
                    .formatted(
                        model,
                        KINDS.stream().map(FileKind::model).collect(Collectors.joining(", ")))));
  }

  /// A model that no file can hold is a mistake of ours.
  private static FileKind<?> kindOf(RecommenderModel model) {
    return KINDS.stream()
        .filter(kind -> kind.type().isInstance(model))
        .findFirst()
        .orElseThrow(
            () -> new IllegalArgumentException("no file kind for " + model.getClass().getName()));
  }
}
