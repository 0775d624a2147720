package io.shopkeeper.recommend.sasrec;

import io.shopkeeper.neural.transformer.SequenceTransformer;
import io.shopkeeper.neural.transformer.TransformerShape;
import io.shopkeeper.neural.transformer.TransformerWeights;
import io.shopkeeper.numeric.MatrixProduct;
import io.shopkeeper.numeric.MatrixView;
import io.shopkeeper.numeric.PackedMatrix;
import io.shopkeeper.numeric.TopK;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.ScoringModel;
import io.shopkeeper.recommend.popularity.PopularityModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/// A trained transformer over the shop's products. A score is the probability to come next; all
/// products are scored, exactly.
public final class SasRecModel implements ScoringModel {

  private final PopularityModel popularity;
  private final SequenceTransformer transformer;
  private final PackedMatrix vectors;

  SasRecModel(PopularityModel popularity, TransformerWeights weights) {
    TransformerShape shape = weights.shape();
    if (shape.items() != popularity.products().size()) {
      throw new IllegalArgumentException(
          "the transformer knows %d items, the products are %d"
              .formatted(shape.items(), popularity.products().size()));
    }
    this.popularity = popularity;
    transformer = SequenceTransformer.of(weights);
    vectors =
        PackedMatrix.of(
            MatrixView.of(weights.items(), 0, shape.items(), shape.dimension()).transposed());
  }

  @Override
  public ProductIndex products() {
    return popularity.products();
  }

  /// The probability of every product to come next; O(products · dimension).
  ///
  /// @param history not empty
  float[] probabilities(History history) {
    float[] next = transformer.next(Sequences.of(history));
    float[] probabilities = new float[products().size()];
    new MatrixProduct()
        .multiply(
            MatrixView.of(next, 0, 1, next.length),
            vectors,
            MatrixView.of(probabilities, 0, 1, probabilities.length),
            false);
    Vectors.softmax(probabilities, 0, probabilities.length);
    return probabilities;
  }

  /// The same; by popularity after an empty history.
  @Override
  public float[] scores(History history) {
    return history.size() == 0 ? popularity.scores(history) : probabilities(history);
  }

  @Override
  public List<Recommendation> recommend(History history, IntPredicate admissible, int count) {
    if (history.size() == 0) {
      return popularity.recommend(history, admissible, count);
    }
    float[] probabilities = probabilities(history);
    var recommendations = new ArrayList<Recommendation>();
    for (int item : best(probabilities, admissible, count)) {
      recommendations.add(
          Recommendation.of(products().id(item), List.of(reason(history, probabilities[item]))));
    }
    return recommendations;
  }

  @Override
  public int[] rank(History history, IntPredicate admissible, int count) {
    return history.size() == 0
        ? popularity.rank(history, admissible, count)
        : best(probabilities(history), admissible, count);
  }

  /// What comes next after the product alone.
  @Override
  public List<Recommendation> similar(int item, IntPredicate admissible, int count) {
    var alone = History.of(List.of(Interaction.purchase(item, 1, 0)));
    return recommend(alone, other -> other != item && admissible.test(other), count);
  }

  /// Why a product with this share of the score may come next.
  Reason reason(History history, double contribution) {
    int read = Math.min(history.size(), transformer.weights().shape().length());
    return new Reason.NextInSequence(products().id(history.item(0)), read, contribution);
  }

  PopularityModel popularity() {
    return popularity;
  }

  static int[] best(float[] scores, IntPredicate admissible, int count) {
    var best = new TopK(count);
    for (int item = 0; item < scores.length; item++) {
      if (scores[item] > 0 && scores[item] >= best.threshold() && admissible.test(item)) {
        best.offer(item, scores[item]);
      }
    }
    return best.ids();
  }

  public void write(DataOutput out) throws IOException {
    popularity.write(out);
    TransformerWeights weights = transformer.weights();
    TransformerShape shape = weights.shape();
    out.writeInt(shape.length());
    out.writeInt(shape.dimension());
    out.writeInt(shape.blocks());
    out.writeInt(shape.heads());
    ModelArrays.writeFloats(out, weights.items());
    ModelArrays.writeFloats(out, weights.body());
  }

  public static SasRecModel read(DataInput in, ProductIndex products) throws IOException {
    PopularityModel popularity = PopularityModel.read(in, products);
    var shape =
        new TransformerShape(
            products.size(), in.readInt(), in.readInt(), in.readInt(), in.readInt());
    float[] items = ModelArrays.readFloats(in);
    return new SasRecModel(
        popularity, new TransformerWeights(shape, items, ModelArrays.readFloats(in)));
  }
}
