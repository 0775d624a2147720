package io.shopkeeper.language.tagging;

import io.shopkeeper.numeric.Design;
import io.shopkeeper.numeric.Lbfgs;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;

/// Fits a conditional random field by L-BFGS: minimises `½ |w|² + cost · Σ −log p(tags)`. The
/// result is the same at any number of workers.
///
/// @param cost weight of the sequences against the penalty, above 0
/// @param steps of L-BFGS at most
public record CrfTrainer(double cost, int steps) {
  private static final int MEMORY = 6;
  private static final double TOLERANCE = 1e-3;

  public CrfTrainer {
    if (!(cost > 0)) {
      throw new IllegalArgumentException("cost must be above 0: " + cost);
    }
  }

  /// @param designs side by side: positions of all sequences × features
  /// @param starts of every sequence, and the end of the last
  /// @param gold the tag of every position, in [0, tags)
  public CrfModel fit(List<Design> designs, int[] starts, int[] gold, int tags, Workers workers) {
    var layout = new Layout(designs, tags);
    int positions = gold.length;
    double[][] scores = new double[tags][positions];
    double[][] residuals = new double[tags][positions];
    int sequences = starts.length - 1;
    double[] losses = new double[sequences];
    double[][][] pairs = new double[Math.ceilDiv(sequences, BLOCK)][tags + 1][tags];
    Lbfgs.Objective objective =
        (point, gradient) -> {
          CrfModel model = layout.model(point);
          model.scores(designs, scores, workers);
          workers.forEach(
              pairs.length,
              1,
              () -> {
                var chain = new Chain(model.transitions());
                return block -> {
                  for (double[] row : pairs[block]) {
                    Arrays.fill(row, 0);
                  }
                  int end = Math.min((block + 1) * BLOCK, sequences);
                  for (int s = block * BLOCK; s < end; s++) {
                    losses[s] =
                        loss(
                            chain,
                            model,
                            scores,
                            residuals,
                            gold,
                            starts[s],
                            starts[s + 1],
                            pairs[block]);
                  }
                };
              });
          return layout.gradient(point, gradient, residuals, pairs, losses, cost, workers);
        };
    double[] start = new double[layout.size()];
    return layout.model(new Lbfgs(MEMORY, steps, TOLERANCE).minimise(objective, start));
  }

  private static final int BLOCK = 32;

  /// −log p of the gold tags; leaves probability minus truth of every tag and pair of tags.
  private static double loss(
      Chain chain,
      CrfModel model,
      double[][] scores,
      double[][] residuals,
      int[] gold,
      int from,
      int to,
      double[][] pairs) {
    int tags = scores.length;
    double logPartition = chain.logPartition(scores, from, to);
    double goldScore = 0;
    for (int i = from; i < to; i++) {
      int before = i == from ? tags : gold[i - 1];
      goldScore += scores[gold[i]][i] + model.transitions()[before][gold[i]];
      pairs[before][gold[i]]--;
      for (int t = 0; t < tags; t++) {
        double probability = chain.marginal(i - from, t, logPartition);
        residuals[t][i] = probability - (gold[i] == t ? 1 : 0);
        if (i == from) {
          pairs[tags][t] += probability;
        } else {
          for (int u = 0; u < tags; u++) {
            pairs[u][t] += chain.pair(i - from, u, t, scores[t][i], logPartition);
          }
        }
      }
    }
    return logPartition - goldScore;
  }

  /// Where weights lie in the point that is optimised: of each design tag after tag, then
  /// transitions.
  private record Layout(List<Design> designs, int tags) {

    int size() {
      return tags * designs.stream().mapToInt(Design::columns).sum() + (tags + 1) * tags;
    }

    CrfModel model(double[] point) {
      double[][][] weights = new double[designs.size()][tags][];
      int at = 0;
      for (int d = 0; d < weights.length; d++) {
        int columns = designs.get(d).columns();
        for (int t = 0; t < tags; t++) {
          weights[d][t] = Arrays.copyOfRange(point, at, at + columns);
          at += columns;
        }
      }
      double[][] transitions = new double[tags + 1][];
      for (int u = 0; u <= tags; u++) {
        transitions[u] = Arrays.copyOfRange(point, at, at + tags);
        at += tags;
      }
      return new CrfModel(weights, transitions);
    }

    double gradient(
        double[] point,
        double[] gradient,
        double[][] residuals,
        double[][][] pairs,
        double[] losses,
        double cost,
        Workers workers) {
      int at = 0;
      for (Design design : designs) {
        double[] part = new double[design.columns()];
        for (int t = 0; t < tags; t++) {
          design.transposedTimes(residuals[t], part, workers);
          System.arraycopy(part, 0, gradient, at, part.length);
          at += part.length;
        }
      }
      Arrays.fill(gradient, at, gradient.length, 0);
      for (double[][] block : pairs) {
        for (int u = 0; u <= tags; u++) {
          for (int t = 0; t < tags; t++) {
            gradient[at + u * tags + t] += block[u][t];
          }
        }
      }
      double penalty = 0;
      for (int i = 0; i < point.length; i++) {
        penalty += point[i] * point[i];
        gradient[i] = cost * gradient[i] + point[i];
      }
      return penalty / 2 + cost * Arrays.stream(losses).sum();
    }
  }
}
