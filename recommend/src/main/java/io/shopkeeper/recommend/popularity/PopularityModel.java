package io.shopkeeper.recommend.popularity;

import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.ScoringModel;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// How popular every item is, 1 being the most popular. 16 bytes an item.
public final class PopularityModel implements ScoringModel {

  private final ProductIndex products;
  private final float[] popularity;
  private final int[] buyers;
  private final int[] visitors;
  private final int windowDays;
  private final int[] order;

  PopularityModel(
      ProductIndex products, float[] popularity, int[] buyers, int[] visitors, int windowDays) {
    this.products = products;
    this.popularity = popularity;
    this.buyers = buyers;
    this.visitors = visitors;
    this.windowDays = windowDays;
    this.order =
        IntStream.range(0, popularity.length)
            .filter(item -> popularity[item] > 0)
            .boxed()
            .sorted((a, b) -> Float.compare(popularity[b], popularity[a]))
            .mapToInt(Integer::intValue)
            .toArray();
  }

  @Override
  public ProductIndex products() {
    return products;
  }

  /// From 0 for an item nobody had to do with to 1 for the most popular.
  public double popularity(int item) {
    return popularity[item];
  }

  /// How many items are popular at all.
  public int ranked() {
    return order.length;
  }

  /// The item at a rank in [0, ranked), 0 being the most popular.
  public int item(int rank) {
    return order[rank];
  }

  /// Why an item is popular, at a weight that makes it comparable with other reasons.
  public Reason reason(int item, double weight) {
    return new Reason.Popular(buyers[item], visitors[item], windowDays, weight * popularity[item]);
  }

  @Override
  public List<Recommendation> recommend(History history, IntPredicate admissible, int count) {
    return Arrays.stream(rank(history, admissible, count))
        .mapToObj(item -> Recommendation.of(products.id(item), List.of(reason(item, 1))))
        .toList();
  }

  @Override
  public int[] rank(History history, IntPredicate admissible, int count) {
    return Arrays.stream(order).filter(admissible).limit(count).toArray();
  }

  @Override
  public float[] scores(History history) {
    return popularity.clone();
  }

  @Override
  public float[] scores(History history, int[] items) {
    float[] some = new float[items.length];
    for (int place = 0; place < items.length; place++) {
      some[place] = popularity[items[place]];
    }
    return some;
  }

  /// Nothing: popularity knows no neighbours.
  @Override
  public List<Recommendation> similar(int item, IntPredicate admissible, int count) {
    return List.of();
  }

  public void write(DataOutput out) throws IOException {
    ModelArrays.writeFloats(out, popularity);
    ModelArrays.writeInts(out, buyers);
    ModelArrays.writeInts(out, visitors);
    out.writeInt(windowDays);
  }

  public static PopularityModel read(DataInput in, ProductIndex products) throws IOException {
    return new PopularityModel(
        products,
        ModelArrays.readFloats(in),
        ModelArrays.readInts(in),
        ModelArrays.readInts(in),
        in.readInt());
  }
}
