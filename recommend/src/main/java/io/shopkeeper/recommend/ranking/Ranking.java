package io.shopkeeper.recommend.ranking;

import io.shopkeeper.profile.explain.Attribution;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ranking.RankingReasons.Topic;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Puts candidates in order: `g` of the package's documentation. Immutable; safe for any number of
/// threads.
public final class Ranking {
  /// Topics of a candidate that may come first, and are named.
  private static final int FOREMOST = 5;

  private final RankingFeatures features;
  private final Ranker ranker;
  private final int[] used;
  private final List<Feature> seen;

  /// By feature of the ranker, the place of its topic among `topics`.
  private final int[] topicOf;

  /// One feature of each topic.
  private final List<Feature> topics = new ArrayList<>();

  /// The columns of the features that the ranker hears, or reasons name: the others need not be
  /// told.
  private final BitSet heard = new BitSet();

  /// @param ranker of some of the features
  /// @param used the features that the ranker sees, in its order; −1 for one that is not known here
  /// @param seen the same as the ranker knows them
  public Ranking(RankingFeatures features, Ranker ranker, int[] used, List<Feature> seen) {
    if (ranker.features() != used.length) {
      throw new IllegalArgumentException(
          "a ranker of %d features is given %d".formatted(ranker.features(), used.length));
    }
    this.features = features;
    this.ranker = ranker;
    this.used = used.clone();
    this.seen = List.copyOf(seen);
    List<String> names = new ArrayList<>();
    topicOf = new int[used.length];
    for (int c = 0; c < used.length; c++) {
      Feature feature = this.seen.get(c);
      topicOf[c] = names.indexOf(feature.topic());
      if (topicOf[c] < 0) {
        topicOf[c] = names.size();
        names.add(feature.topic());
        topics.add(feature);
      }
      if (used[c] >= 0 && (ranker.hears(c) || Grounds.FIGURES.contains(feature.name()))) {
        heard.set(used[c]);
      }
    }
  }

  public Ranking(RankingFeatures features, Ranker ranker, int[] used) {
    this(features, ranker, used, IntStream.of(used).mapToObj(features.features()::get).toList());
  }

  /// By those of the features that a ranker has learned by; of others nothing is known.
  public static Ranking of(RankingFeatures features, LearnedRanker learned) {
    List<String> known = features.features().stream().map(Feature::name).toList();
    return new Ranking(
        features,
        learned.ranker(),
        learned.features().stream().mapToInt(f -> known.indexOf(f.name())).toArray(),
        learned.features());
  }

  /// By all features.
  public static Ranking of(RankingFeatures features, Ranker ranker) {
    return new Ranking(features, ranker, IntStream.range(0, features.features().size()).toArray());
  }

  RankingFeatures features() {
    return features;
  }

  List<Feature> seen() {
    return seen;
  }

  /// @param items the candidates, the best by the model that found them first
  public RankedCandidates rank(History history, int[] items) {
    return rank(items, features.of(history, items, heard));
  }

  /// The same where all features are known already.
  public RankedCandidates rank(int[] items, float[][] described) {
    float[][] columns = new float[used.length][];
    float[] unknown = new float[items.length];
    Arrays.fill(unknown, Float.NaN);
    for (int c = 0; c < columns.length; c++) {
      columns[c] = used[c] < 0 ? unknown : described[used[c]];
    }
    return new RankedCandidates(items, columns, ranker.scores(columns, items.length));
  }

  /// Why a candidate has its score. First comes, of the topics that add most, the one without which
  /// it would lose most: the reason that counts, where topics say much the same.
  public RankingReasons reasons(RankedCandidates candidates, int place) {
    float[] row = candidates.row(place);
    Attribution attribution = ranker.explain(row);
    double[] contributions = new double[topics.size()];
    for (int c = 0; c < used.length; c++) {
      contributions[topicOf[c]] += attribution.values()[c];
    }
    List<Integer> greatestFirst =
        IntStream.range(0, contributions.length)
            .boxed()
            .sorted(Comparator.comparingDouble((Integer topic) -> contributions[topic]).reversed())
            .toList();
    List<Topic> foremost =
        greatestFirst.stream()
            .limit(FOREMOST)
            .filter(topic -> contributions[topic] > 0)
            .map(topic -> topic(topic, contributions[topic], without(row, topic)))
            .sorted(Comparator.comparingDouble(Topic::without))
            .toList();
    Stream<Topic> others =
        greatestFirst.stream()
            .skip(foremost.size())
            .map(topic -> topic(topic, contributions[topic], Double.NaN));
    return new RankingReasons(
        attribution.base(), Stream.concat(foremost.stream(), others).toList());
  }

  private Topic topic(int topic, double contribution, double without) {
    Feature one = topics.get(topic);
    return new Topic(one.topic(), one.part(), contribution, without);
  }

  /// The score of a candidate if nothing about a topic spoke for or against it.
  public double without(RankedCandidates candidates, int place, String topic) {
    int at = topics.stream().map(Feature::topic).toList().indexOf(topic);
    return without(candidates.row(place), at);
  }

  private double without(float[] row, int topic) {
    float[] changed = row.clone();
    for (int c = 0; c < row.length; c++) {
      if (topicOf[c] == topic) {
        changed[c] = ranker.neutral(c);
      }
    }
    return ranker.score(changed);
  }
}
