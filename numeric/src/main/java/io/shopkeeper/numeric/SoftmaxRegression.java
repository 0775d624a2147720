package io.shopkeeper.numeric;

/// Multinomial logistic regression on few dense features: minimises `½ |W|² + cost · Σ −log
/// p(class)`, biases not penalised. One thread, O(steps · records · features · classes).
///
/// @param cost weight of the records against the penalty, above 0
public record SoftmaxRegression(double cost) {
  private static final Lbfgs SOLVER = new Lbfgs(10, 200, 1e-5);

  public SoftmaxRegression {
    if (!(cost > 0)) {
      throw new IllegalArgumentException("cost must be above 0: " + cost);
    }
  }

  /// @param features of every record, equally many
  /// @param labels in [0, classes)
  public SoftmaxModel fit(double[][] features, int[] labels, int classes) {
    int width = features.length == 0 ? 0 : features[0].length;
    Lbfgs.Objective objective =
        (point, gradient) -> {
          var model = new SoftmaxModel(point, classes);
          java.util.Arrays.fill(gradient, 0);
          double loss = 0;
          for (int row = 0; row < labels.length; row++) {
            double[] probabilities = model.probabilities(features[row]);
            loss -= Math.log(Math.max(probabilities[labels[row]], Double.MIN_NORMAL));
            for (int c = 0; c < classes; c++) {
              double error = cost * (probabilities[c] - (labels[row] == c ? 1 : 0));
              int at = c * (width + 1);
              for (int i = 0; i < width; i++) {
                gradient[at + i] += error * features[row][i];
              }
              gradient[at + width] += error;
            }
          }
          double penalty = 0;
          for (int i = 0; i < point.length; i++) {
            if (i % (width + 1) != width) {
              penalty += point[i] * point[i];
              gradient[i] += point[i];
            }
          }
          return penalty / 2 + cost * loss;
        };
    double[] start = new double[classes * (width + 1)];
    return new SoftmaxModel(SOLVER.minimise(objective, start), classes);
  }
}
