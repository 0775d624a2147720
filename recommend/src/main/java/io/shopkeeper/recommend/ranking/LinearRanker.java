package io.shopkeeper.recommend.ranking;

import io.shopkeeper.numeric.Lbfgs;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.numeric.boosting.RankedLists;
import io.shopkeeper.profile.explain.Attribution;
import io.shopkeeper.recommend.ModelArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.IntStream;

/// A weighted sum of the features' distances from neutral, in their own spreads; what is not known
/// adds nothing.
///
/// The weights maximise the probability that a customer takes what they took of their list, `exp(s)
/// / Σ exp(s′)` (conditional logit: McFadden, "Conditional logit analysis of qualitative choice
/// behavior", 1974), less a penalty on their squares.
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record LinearRanker(double[] weights, float[] neutralRow, double[] spreads) implements Ranker {
  static final String NAME = "linear";

  private static final double PENALTY = 1e-3;
  private static final Lbfgs SOLVER = new Lbfgs(10, 60, 1e-4);

  /// Lists whose sums are one worker's.
  private static final int BLOCK = 64;

  /// More than so many spreads from neutral say no more.
  private static final double FARTHEST = 5;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int features() {
    return weights.length;
  }

  @Override
  public double score(float[] row) {
    double score = 0;
    for (int feature = 0; feature < weights.length; feature++) {
      score += weights[feature] * scaled(row[feature], neutralRow[feature], spreads[feature]);
    }
    return score;
  }

  @Override
  public Attribution explain(float[] row) {
    double[] values = new double[weights.length];
    for (int feature = 0; feature < weights.length; feature++) {
      values[feature] =
          weights[feature] * scaled(row[feature], neutralRow[feature], spreads[feature]);
    }
    return new Attribution(0, values);
  }

  @Override
  public boolean hears(int feature) {
    return weights[feature] != 0 && spreads[feature] != 0;
  }

  @Override
  public float neutral(int feature) {
    return neutralRow[feature];
  }

  @Override
  public String toString() {
    return NAME;
  }

  void write(DataOutput out) throws IOException {
    ModelArrays.writeFloats(out, neutralRow);
    for (int feature = 0; feature < weights.length; feature++) {
      out.writeDouble(weights[feature]);
      out.writeDouble(spreads[feature]);
    }
  }

  static LinearRanker read(DataInput in) throws IOException {
    float[] neutral = ModelArrays.readFloats(in);
    double[] weights = new double[neutral.length];
    double[] spreads = new double[neutral.length];
    for (int feature = 0; feature < weights.length; feature++) {
      weights[feature] = in.readDouble();
      spreads[feature] = in.readDouble();
    }
    return new LinearRanker(weights, neutral, spreads);
  }

  private static double scaled(float value, float neutral, double spread) {
    return Float.isNaN(value) || spread == 0
        ? 0
        : Math.clamp((value - neutral) / spread, -FARTHEST, FARTHEST);
  }

  /// O(steps · rows · features).
  static LinearRanker fit(RankedLists lists, float[] neutral, Workers workers) {
    float[][] columns = lists.columns().values();
    double[] spreads = new double[columns.length];
    Arrays.setAll(spreads, c -> spread(columns[c], neutral[c]));
    int size = columns.length;
    int blocks = Math.ceilDiv(lists.count(), BLOCK);
    double[] weights =
        SOLVER.minimise(
            (point, gradient) -> {
              double[][] sums = new double[blocks][];
              workers.forEach(
                  blocks,
                  1,
                  () ->
                      block -> {
                        double[] sum = new double[size + 1];
                        int end = Math.min(lists.count(), (block + 1) * BLOCK);
                        for (int list = block * BLOCK; list < end; list++) {
                          add(lists, list, point, neutral, spreads, sum);
                        }
                        sums[block] = sum;
                      });
              Arrays.fill(gradient, 0);
              double value = 0;
              for (double[] sum : sums) {
                value += sum[size] / lists.count();
                for (int c = 0; c < size; c++) {
                  gradient[c] += sum[c] / lists.count();
                }
              }
              for (int c = 0; c < size; c++) {
                value += PENALTY * point[c] * point[c] / 2;
                gradient[c] += PENALTY * point[c];
              }
              return value;
            },
            new double[size]);
    return new LinearRanker(weights, neutral, spreads);
  }

  private static double spread(float[] column, float neutral) {
    double squares = 0;
    int known = 0;
    for (float value : column) {
      if (!Float.isNaN(value)) {
        squares += (double) (value - neutral) * (value - neutral);
        known++;
      }
    }
    return known == 0 ? 0 : Math.sqrt(squares / known);
  }

  /// Adds the gradient of minus the log-likelihood of a list's choices, and its value behind.
  private static void add(
      RankedLists lists,
      int list,
      double[] point,
      float[] neutral,
      double[] spreads,
      double[] sum) {
    float[][] columns = lists.columns().values();
    int from = lists.starts()[list];
    int size = lists.starts()[list + 1] - from;
    double[] scores = new double[size];
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < size; i++) {
        scores[i] += point[c] * scaled(columns[c][from + i], neutral[c], spreads[c]);
      }
    }
    double greatest = Arrays.stream(scores).max().orElse(0);
    double all = Arrays.stream(scores).map(score -> Math.exp(score - greatest)).sum();
    double taken = IntStream.range(0, size).mapToDouble(i -> lists.relevance()[from + i]).sum();
    if (taken == 0) {
      return;
    }
    double[] residuals = new double[size];
    for (int i = 0; i < size; i++) {
      double share = lists.relevance()[from + i] / taken;
      sum[columns.length] -= share * (scores[i] - greatest - Math.log(all));
      residuals[i] = Math.exp(scores[i] - greatest) / all - share;
    }
    for (int c = 0; c < columns.length; c++) {
      for (int i = 0; i < size; i++) {
        sum[c] += residuals[i] * scaled(columns[c][from + i], neutral[c], spreads[c]);
      }
    }
  }
}
