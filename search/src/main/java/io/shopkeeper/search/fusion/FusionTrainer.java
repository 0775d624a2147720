package io.shopkeeper.search.fusion;

import io.shopkeeper.numeric.Lbfgs;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Learns weights from judged queries: of the candidates of a query the relevant ones are to be
/// likely under the softmax of the scores (ListNet: Cao et al., "Learning to rank: from pairwise
/// approach to listwise approach", ICML 2007).
///
/// No weight is below 0: what speaks for a product in one catalogue must not speak against it in
/// another, whatever a sample of queries says. Deterministic. A step costs O(candidates of all
/// queries).
public final class FusionTrainer {
  /// Holds weights near nothing where few queries speak for them; of the mean loss.
  private static final double L2 = 1e-4;

  private static final Lbfgs SOLVER = new Lbfgs(10, 500, 1e-6);

  /// The features that are learnt; all but the last.
  private static final int LEARNT = Feature.OUT_OF_STOCK.ordinal();

  /// Candidates of one query, with what each was judged by number; others are 0.
  public record Judged(List<Candidate> candidates, Map<Integer, Double> relevance) {
    private double relevance(Candidate candidate) {
      return relevance.getOrDefault(candidate.number(), 0.0);
    }

    private double allRelevance() {
      return candidates.stream().mapToDouble(this::relevance).sum();
    }
  }

  private FusionTrainer() {}

  /// Empty where no query has a relevant product among its candidates.
  public static Optional<FusionWeights> train(List<Judged> queries) {
    List<Judged> telling = queries.stream().filter(query -> query.allRelevance() > 0).toList();
    if (telling.isEmpty()) {
      return Optional.empty();
    }
    double[] start = new double[2 * LEARNT];
    Arrays.fill(start, 1);
    double[] weights =
        squares(SOLVER.minimise((roots, slope) -> ofRoots(telling, roots, slope), start));
    return Optional.of(FusionWeights.of(named(weights, 0), named(weights, LEARNT)));
  }

  /// The loss by the roots of the weights.
  private static double ofRoots(List<Judged> queries, double[] roots, double[] gradient) {
    double loss = loss(queries, squares(roots), gradient);
    for (int i = 0; i < roots.length; i++) {
      gradient[i] *= 2 * roots[i];
    }
    return loss;
  }

  private static double[] squares(double[] roots) {
    return Arrays.stream(roots).map(root -> root * root).toArray();
  }

  private static Map<Feature, Double> named(double[] weights, int from) {
    Map<Feature, Double> named = new EnumMap<>(Feature.class);
    for (Feature feature : Feature.values()) {
      if (feature.ordinal() < LEARNT) {
        named.put(feature, weights[from + feature.ordinal()]);
      }
    }
    return named;
  }

  /// The mean loss and its gradient.
  ///
  /// @param weights for sure queries, then for doubtful ones
  private static double loss(List<Judged> queries, double[] weights, double[] gradient) {
    double loss = 0;
    for (int i = 0; i < weights.length; i++) {
      loss += L2 / 2 * weights[i] * weights[i];
      gradient[i] = L2 * weights[i];
    }
    for (Judged query : queries) {
      loss += loss(query, weights, gradient, 1.0 / queries.size());
    }
    return loss;
  }

  private static double loss(Judged query, double[] weights, double[] gradient, double share) {
    List<Candidate> candidates = query.candidates;
    double doubt = candidates.getFirst().doubt();
    double[] scores = new double[candidates.size()];
    double most = Double.NEGATIVE_INFINITY;
    for (int c = 0; c < scores.length; c++) {
      double[] values = candidates.get(c).values();
      for (int f = 0; f < LEARNT; f++) {
        scores[c] += ((1 - doubt) * weights[f] + doubt * weights[LEARNT + f]) * values[f];
      }
      most = Math.max(most, scores[c]);
    }
    double sum = 0;
    for (double score : scores) {
      sum += Math.exp(score - most);
    }
    double logSum = most + Math.log(sum);
    double relevance = query.allRelevance();
    double loss = 0;
    for (int c = 0; c < scores.length; c++) {
      double wanted = query.relevance(candidates.get(c)) / relevance;
      loss += wanted * (logSum - scores[c]);
      double slope = share * (Math.exp(scores[c] - logSum) - wanted);
      double[] values = candidates.get(c).values();
      for (int f = 0; f < LEARNT; f++) {
        gradient[f] += slope * (1 - doubt) * values[f];
        gradient[LEARNT + f] += slope * doubt * values[f];
      }
    }
    return share * loss;
  }
}
