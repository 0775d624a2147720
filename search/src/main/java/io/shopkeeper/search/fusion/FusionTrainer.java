package io.shopkeeper.search.fusion;

import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.NewtonLogistic;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Learns weights from judged queries: the better of two products is to have the greater score
/// (Burges et al., "Learning to rank using gradient descent", ICML 2005, here linear).
///
/// A pair of a product and one of the [#RIVALS] best that are judged lower is an example, and its
/// mirror another. Deterministic.
public final class FusionTrainer {
  /// The best wrong ones are what a product must be told from.
  private static final int RIVALS = 20;

  private static final int MOST_RELEVANT = 10;

  /// Few weights, thousands of pairs: only to keep a feature that never differs at nothing.
  private static final double L2 = 1;

  /// Candidates of one query, with what each was judged by number; others are 0.
  public record Judged(List<Candidate> candidates, Map<Integer, Double> relevance) {}

  private FusionTrainer() {}

  /// Empty where no query has both something better and something worse among its candidates.
  public static Optional<FusionWeights> train(List<Judged> queries, Workers workers) {
    var differences = new ArrayList<double[]>();
    queries.forEach(query -> pairs(query, differences));
    if (differences.isEmpty()) {
      return Optional.empty();
    }
    int learnt = Feature.OUT_OF_STOCK.ordinal();
    double[][] columns = new double[learnt][2 * differences.size()];
    double[] targets = new double[2 * differences.size()];
    for (int pair = 0; pair < differences.size(); pair++) {
      targets[2 * pair] = 1;
      for (int feature = 0; feature < learnt; feature++) {
        columns[feature][2 * pair] = differences.get(pair)[feature];
        columns[feature][2 * pair + 1] = -differences.get(pair)[feature];
      }
    }
    LinearModel model = new NewtonLogistic(L2).fit(columns, targets, workers);
    return Optional.of(FusionWeights.learnt(model.weights()));
  }

  private static void pairs(Judged query, List<double[]> differences) {
    List<Candidate> best =
        query.candidates.stream()
            .sorted(Comparator.comparingDouble(FusionWeights.DEFAULT::score).reversed())
            .toList();
    best.stream()
        .filter(candidate -> relevance(query, candidate) > 0)
        .limit(MOST_RELEVANT)
        .forEach(better ->
            best.stream()
                .filter(other -> relevance(query, other) < relevance(query, better))
                .limit(RIVALS)
                .forEach(worse -> differences.add(difference(better, worse))));
  }

  private static double relevance(Judged query, Candidate candidate) {
    return query.relevance.getOrDefault(candidate.number(), 0.0);
  }

  private static double[] difference(Candidate a, Candidate b) {
    double[] difference = new double[a.values().length];
    for (int i = 0; i < difference.length; i++) {
      difference[i] = a.values()[i] - b.values()[i];
    }
    return difference;
  }
}
