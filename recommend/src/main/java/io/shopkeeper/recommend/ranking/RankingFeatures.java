package io.shopkeeper.recommend.ranking;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Behaviour;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.popularity.PopularityModel;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/// All features of a customer's candidates as of one point in time. Immutable; safe for any number
/// of threads.
///
/// Everything it knows of customers comes from one [Behaviour] and from opinions trained on the
/// same: what happened later can be in no feature.
public final class RankingFeatures {
  private final AttributeStatistics statistics;
  private final PopularityModel popularity;
  private final List<Opinion> opinions;
  private final List<FeatureSource> sources = new ArrayList<>();
  private final List<Feature> features;

  private RankingFeatures(
      AttributeStatistics statistics,
      PopularityModel popularity,
      List<FeatureSource> more,
      List<Opinion> opinions) {
    this.statistics = statistics;
    this.popularity = popularity;
    this.opinions = List.copyOf(opinions);
    sources.add(new ProfileFeatures(statistics, popularity));
    if (statistics.traits().anyAttributes()) {
      sources.add(new AttributeFeatures(statistics));
      sources.add(new FollowFeatures(statistics));
    }
    if (statistics.traits().anyPrices()) {
      sources.add(new PriceFeatures(statistics.traits().logPrices()));
    }
    if (statistics.traits().anyTexts()) {
      sources.add(new TextFeatures(statistics.traits()));
    }
    if (statistics.traits().anyReviews()) {
      sources.add(new ReviewFeatures(statistics.traits()));
    }
    sources.addAll(more);
    this.opinions.forEach(opinion -> sources.add(new OpinionFeatures(opinion)));
    sources.add(FoundFeatures.FOUND);
    features = sources.stream().flatMap(source -> source.features().stream()).toList();
  }

  /// @param behaviour up to the point in time
  /// @param opinions trained on the same behaviour, or on a part of it
  /// @param traits of a product; [ProductTraits#UNKNOWN] where nothing is known
  public static RankingFeatures of(
      Behaviour behaviour, List<Opinion> opinions, Function<ProductId, ProductTraits> traits) {
    return of(behaviour, opinions, traits, _ -> List.of());
  }

  /// The same with what is known of customers besides what they did, which their histories tell
  /// too.
  ///
  /// @param people what is known of a customer; nothing where nothing is
  public static RankingFeatures of(
      Behaviour behaviour,
      List<Opinion> opinions,
      Function<ProductId, ProductTraits> traits,
      Function<CustomerId, List<String>> people) {
    boolean anything =
        IntStream.range(0, behaviour.customers())
            .anyMatch(row -> !people.apply(behaviour.customer(row)).isEmpty());
    var statistics = new AttributeStatistics(Traits.of(behaviour.products(), traits), behaviour);
    return new RankingFeatures(
        statistics,
        new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour),
        anything ? List.of(new PeopleFeatures(statistics, behaviour, people)) : List.of(),
        opinions);
  }

  /// Writes everything but the opinions, which are models with files of their own.
  public void write(DataOutput out) throws IOException {
    statistics.write(out);
    popularity.write(out);
  }

  /// @param opinions as they were when it was written
  public static RankingFeatures read(DataInput in, ProductIndex products, List<Opinion> opinions)
      throws IOException {
    AttributeStatistics statistics = AttributeStatistics.read(in);
    if (statistics.traits().items() != products.size()) {
      throw new IOException(
          "traits of %d products, %d are known"
              .formatted(statistics.traits().items(), products.size()));
    }
    return new RankingFeatures(statistics, PopularityModel.read(in, products), List.of(), opinions);
  }

  public List<Opinion> opinions() {
    return opinions;
  }

  AttributeStatistics statistics() {
    return statistics;
  }

  PopularityModel popularity() {
    return popularity;
  }

  /// All features of products that nobody had to do with: what they are, and how products that are
  /// like them draw. No model of behaviour knows them.
  ///
  /// @param behaviour up to the point in time
  /// @param traits of a product; [ProductTraits#UNKNOWN] where nothing is known
  public static RankingFeatures ofNew(
      Behaviour behaviour, Function<ProductId, ProductTraits> traits) {
    Traits of = Traits.of(behaviour.products(), traits);
    return new RankingFeatures(
        new AttributeStatistics(of, behaviour),
        new PopularityTrainer(PopularitySettings.DEFAULT).train(behaviour),
        List.of(new PriorFeatures(of, behaviour)),
        List.of());
  }

  /// The place of a feature among the columns, −1 where there is none of that name.
  int column(String name) {
    return IntStream.range(0, features.size())
        .filter(c -> features.get(c).name().equals(name))
        .findFirst()
        .orElse(-1);
  }

  /// In the order of the columns.
  public List<Feature> features() {
    return features;
  }

  /// The features of candidates, by feature and place; `NaN` for what is not known.
  ///
  /// @param items the candidates, the best by the model that found them first
  public float[][] of(History history, int[] items) {
    var all = new BitSet();
    all.set(0, features.size());
    return of(history, items, all);
  }

  /// The same of some features; nothing is known of the others.
  float[][] of(History history, int[] items, BitSet wanted) {
    float[] unknown = new float[items.length];
    Arrays.fill(unknown, Float.NaN);
    float[] unwanted = new float[items.length]; // Of all that nobody wants, never read.
    float[][] columns = new float[features.size()][];
    for (int c = 0; c < columns.length; c++) {
      columns[c] = wanted.get(c) ? unknown.clone() : unwanted;
    }
    int from = 0;
    for (FeatureSource source : sources) {
      int to = from + source.features().size();
      int first = wanted.nextSetBit(from);
      if (first >= 0 && first < to) {
        source.fill(history, items, Arrays.copyOfRange(columns, from, to));
      }
      from = to;
    }
    for (int c = 0; c < columns.length; c++) {
      columns[c] = wanted.get(c) ? columns[c] : unknown;
    }
    return columns;
  }
}
