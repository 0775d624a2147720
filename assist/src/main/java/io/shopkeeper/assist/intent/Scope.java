package io.shopkeeper.assist.intent;

import io.shopkeeper.numeric.DenseMatrix;
import io.shopkeeper.numeric.Design;
import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.LogisticRegression;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.List;

/// Tells whether an utterance asks for anything that was taught, by a logistic regression on few
/// signs, each less its mean and divided by its deviation.
///
/// @param threshold of the probability, above which an utterance is acted upon
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Scope(double[] mean, double[] deviation, LinearModel model, double threshold) {
  /// How many utterances that are in scope may be asked to be put in other words.
  private static final double REFUSED = .05;

  /// The threshold where too few utterances were taught to tell.
  private static final double UNKNOWN = .5;

  private static final double COST = 1;
  private static final int STEPS = 100;

  /// What tells it.
  ///
  /// @param lead the margin of the best intent
  /// @param ahead of the second best
  /// @param distance of the nearest centre of an intent
  /// @param nearest cosine with an utterance that was taught
  record Signs(double lead, double ahead, double distance, double nearest) {

    static Signs of(double[] margins, Neighbourhood neighbourhood, float[] unit) {
      double[] sorted = margins.clone();
      Arrays.sort(sorted);
      double lead = sorted[sorted.length - 1];
      double second = sorted.length > 1 ? sorted[sorted.length - 2] : 0;
      return new Signs(
          lead, lead - second, neighbourhood.distance(unit), neighbourhood.nearest(unit));
    }

    private double[] values() {
      return new double[] {lead, ahead, distance, nearest};
    }
  }

  /// @param inScope for each, whether its intent was among those taught
  static Scope of(List<Signs> signs, boolean[] inScope, Workers workers) {
    double[][] values = signs.stream().map(Signs::values).toArray(double[][]::new);
    int width = values[0].length;
    double[] mean = new double[width];
    double[] deviation = new double[width];
    for (int i = 0; i < width; i++) {
      int sign = i;
      mean[i] = Arrays.stream(values).mapToDouble(v -> v[sign]).average().orElse(0);
      double variance =
          Arrays.stream(values)
              .mapToDouble(v -> (v[sign] - mean[sign]) * (v[sign] - mean[sign]))
              .average()
              .orElse(0);
      deviation[i] = Math.sqrt(variance) + 1e-6;
    }
    DenseMatrix rows = DenseMatrix.zeros(values.length, width);
    for (int row = 0; row < values.length; row++) {
      System.arraycopy(scaled(values[row], mean, deviation), 0, rows.values(), row * width, width);
    }
    LinearModel model = new LogisticRegression(COST, STEPS).fit(Design.of(rows), inScope, workers);
    double[] kept = new double[inScope.length];
    int count = 0;
    for (int row = 0; row < inScope.length; row++) {
      if (inScope[row]) {
        kept[count++] = LinearModel.probability(model.margin(scaled(values[row], mean, deviation)));
      }
    }
    double[] sorted = Arrays.copyOf(kept, count);
    Arrays.sort(sorted);
    double threshold = count == 0 ? UNKNOWN : sorted[(int) (REFUSED * count)];
    return new Scope(mean, deviation, model, threshold);
  }

  private static float[] scaled(double[] values, double[] mean, double[] deviation) {
    float[] scaled = new float[values.length];
    for (int i = 0; i < scaled.length; i++) {
      scaled[i] = (float) ((values[i] - mean[i]) / deviation[i]);
    }
    return scaled;
  }

  /// The probability that an utterance is in scope.
  double probability(Signs signs) {
    return LinearModel.probability(model.margin(scaled(signs.values(), mean, deviation)));
  }
}
