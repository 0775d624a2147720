package io.shopkeeper.recommend.ranking;

import io.shopkeeper.profile.explain.Attribution;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.ranking.RankingReasons.Topic;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Puts candidates in order: `g` of the package's documentation. Immutable; safe for any number of
/// threads.
///
/// @param ranker of some of the features
/// @param used the features that the ranker sees, in its order; −1 for one that is not known here
/// @param seen the same as the ranker knows them
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record Ranking(RankingFeatures features, Ranker ranker, int[] used, List<Feature> seen) {
  /// Topics of a candidate that may come first, and are named.
  private static final int FOREMOST = 5;

  public Ranking {
    if (ranker.features() != used.length) {
      throw new IllegalArgumentException(
          "a ranker of %d features is given %d".formatted(ranker.features(), used.length));
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

  /// @param items the candidates, the best by the model that found them first
  public RankedCandidates rank(History history, int[] items) {
    return rank(items, features.of(history, items));
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
    Map<String, Topic> topics = new LinkedHashMap<>();
    for (int c = 0; c < used.length; c++) {
      Feature feature = seen.get(c);
      topics.merge(
          feature.topic(),
          new Topic(feature.topic(), feature.part(), attribution.values()[c], Double.NaN),
          (a, b) -> new Topic(a.name(), a.part(), a.contribution() + b.contribution(), Double.NaN));
    }
    List<Topic> greatestFirst =
        topics.values().stream()
            .sorted(Comparator.comparingDouble(Topic::contribution).reversed())
            .toList();
    List<Topic> foremost =
        greatestFirst.stream()
            .limit(FOREMOST)
            .filter(topic -> topic.contribution() > 0)
            .map(topic ->
                new Topic(
                    topic.name(), topic.part(), topic.contribution(), without(row, topic.name())))
            .sorted(Comparator.comparingDouble(Topic::without))
            .toList();
    return new RankingReasons(
        attribution.base(),
        Stream.concat(foremost.stream(), greatestFirst.stream().skip(foremost.size())).toList());
  }

  /// The score of a candidate if nothing about a topic spoke for or against it.
  public double without(RankedCandidates candidates, int place, String topic) {
    return without(candidates.row(place), topic);
  }

  private double without(float[] row, String topic) {
    float[] changed = row.clone();
    for (int c = 0; c < row.length; c++) {
      if (seen.get(c).topic().equals(topic)) {
        changed[c] = ranker.neutral(c);
      }
    }
    return ranker.score(changed);
  }
}
