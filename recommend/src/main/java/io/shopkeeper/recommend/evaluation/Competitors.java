package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.recommend.cooccurrence.Similarity;
import io.shopkeeper.recommend.ease.EaseSettings;
import io.shopkeeper.recommend.slim.SlimSettings;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;

/// Models of the literature to compare with, by name: what settings are tried of each.
final class Competitors {

  static final List<String> NAMES =
      List.of(
          Candidate.Ease.NAME,
          Candidate.Slim.NAME,
          Candidate.Cooccurrence.JACCARD,
          Candidate.Cooccurrence.TVERSKY,
          Candidate.Cooccurrence.RANDOM_WALK);

  private static final int NEIGHBOURS = 400;
  private static final int REGRESSORS = 100;

  private Competitors() {}

  /// Empty for another name.
  static List<Candidate> of(String model) {
    return switch (model) {
      case Candidate.Ease.NAME ->
          DoubleStream.of(30, 100, 300, 1_000)
              .<Candidate>mapToObj(ridge -> new Candidate.Ease(new EaseSettings(ridge, NEIGHBOURS)))
              .toList();
      case Candidate.Slim.NAME ->
          pairs(new double[] {.3, 1, 4}, new double[] {-.4, -.25})
              .<Candidate>map(
                  pair -> new Candidate.Slim(new SlimSettings(REGRESSORS, pair[0], .5, pair[1])))
              .toList();
      case Candidate.Cooccurrence.JACCARD -> List.of(candidate(new Similarity.Jaccard()));
      case Candidate.Cooccurrence.TVERSKY ->
          pairs(new double[] {.1, .5, 1}, new double[] {.1, .5, 1})
              .map(pair -> candidate(new Similarity.Tversky(pair[0], pair[1])))
              .toList();
      case Candidate.Cooccurrence.RANDOM_WALK ->
          pairs(new double[] {.6, .8, 1}, new double[] {.2, .4, .6})
              .map(pair -> candidate(new Similarity.RandomWalk(pair[0], pair[1])))
              .toList();
      default -> List.of();
    };
  }

  private static Candidate candidate(Similarity similarity) {
    return new Candidate.Cooccurrence(similarity, NEIGHBOURS);
  }

  private static Stream<double[]> pairs(double[] firsts, double[] seconds) {
    return Arrays.stream(firsts)
        .boxed()
        .flatMap(first -> Arrays.stream(seconds).mapToObj(second -> new double[] {first, second}));
  }
}
