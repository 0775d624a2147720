package io.shopkeeper.recommend.ranking;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Why a candidate has its score.
///
/// @param neutral the score of a candidate of whom nothing is known
/// @param topics what each adds to it, the one that decides most first; with `neutral` they add up
///   to the score
public record RankingReasons(double neutral, List<Topic> topics) {

  /// @param name of the features it sums up, see [Feature#topic]
  /// @param without the score if it spoke neither for nor against; `NaN` for the topics that add
  ///   too little to come first
  public record Topic(String name, Part part, double contribution, double without) {}

  public RankingReasons {
    topics = List.copyOf(topics);
  }

  public double score() {
    return neutral + topics.stream().mapToDouble(Topic::contribution).sum();
  }

  /// What each part of `g(P, A, D, C)` adds.
  public Map<Part, Double> parts() {
    Map<Part, Double> parts = new EnumMap<>(Part.class);
    topics.forEach(topic -> parts.merge(topic.part(), topic.contribution(), Double::sum));
    return parts;
  }
}
