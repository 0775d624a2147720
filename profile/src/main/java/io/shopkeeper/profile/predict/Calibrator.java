package io.shopkeeper.profile.predict;

import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.NewtonLogistic;
import io.shopkeeper.numeric.Workers;
import java.util.Arrays;
import java.util.Comparator;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;

/// Makes probabilities of log-odds that are off. Never turns the order of two rows around.
public sealed interface Calibrator {

  /// The probability that goes with log-odds.
  double probability(double margin);

  String label();

  default double[] probabilities(double[] margins) {
    DoubleUnaryOperator one = this::probability;
    return Arrays.stream(margins).map(one).toArray();
  }

  /// The log-odds are right as they are.
  record AsTheyAre() implements Calibrator {
    @Override
    public double probability(double margin) {
      return LinearModel.probability(margin);
    }

    @Override
    public String label() {
      return "uncalibrated";
    }
  }

  /// A straight line of the log-odds (Platt, "Probabilistic outputs for support vector machines",
  /// 1999), with his targets short of 0 and 1.
  record Platt(double slope, double offset) implements Calibrator {
    /// Little beside thousands of rows; keeps few of them from being told apart with certainty.
    private static final double L2 = 1e-3;

    /// Uncalibrated where what happened does not grow with the log-odds.
    public static Calibrator fit(double[] margins, boolean[] happened, Workers workers) {
      int positives = 0;
      for (boolean one : happened) {
        positives += one ? 1 : 0;
      }
      double high = (positives + 1.0) / (positives + 2);
      double low = 1.0 / (happened.length - positives + 2);
      double[] targets = new double[margins.length];
      for (int i = 0; i < targets.length; i++) {
        targets[i] = happened[i] ? high : low;
      }
      LinearModel line = new NewtonLogistic(L2).fit(new double[][] {margins}, targets, workers);
      return line.weights()[0] > 0 ? new Platt(line.weights()[0], line.bias()) : new AsTheyAre();
    }

    @Override
    public double probability(double margin) {
      return LinearModel.probability(slope * margin + offset);
    }

    @Override
    public String label() {
      return "platt";
    }
  }

  /// The rising steps nearest to what happened, by pooling adjacent violators (Ayer et al., "An
  /// empirical distribution function for sampling with incomplete information", 1955; Zadrozny and
  /// Elkan, KDD 2002), straight between the middles of steps so that the order of rows is kept.
  ///
  /// @param margins middles of steps, ascending
  /// @param levels their probabilities, not falling
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Isotonic(double[] margins, double[] levels) implements Calibrator {

    static Calibrator fit(double[] margins, boolean[] happened) {
      int[] order =
          IntStream.range(0, margins.length)
              .boxed()
              .sorted(Comparator.comparingDouble(i -> margins[i]))
              .mapToInt(Integer::intValue)
              .toArray();
      double[] middle = new double[order.length];
      double[] mean = new double[order.length];
      double[] weight = new double[order.length];
      int steps = 0;
      for (int i : order) {
        middle[steps] = margins[i];
        mean[steps] = happened[i] ? 1 : 0;
        weight[steps] = 1;
        steps++;
        while (steps > 1
            && (mean[steps - 1] <= mean[steps - 2] || middle[steps - 1] == middle[steps - 2])) {
          double both = weight[steps - 2] + weight[steps - 1];
          mean[steps - 2] =
              (weight[steps - 2] * mean[steps - 2] + weight[steps - 1] * mean[steps - 1]) / both;
          middle[steps - 2] =
              (weight[steps - 2] * middle[steps - 2] + weight[steps - 1] * middle[steps - 1])
                  / both;
          weight[steps - 2] = both;
          steps--;
        }
      }
      // A step of only one kind is no certainty: half a row of the other kind is added.
      for (int s = 0; s < steps; s++) {
        double least = .5 / (weight[s] + 1);
        mean[s] = Math.clamp(mean[s], least, 1 - least);
      }
      for (int s = 1; s < steps; s++) {
        mean[s] = Math.max(mean[s], mean[s - 1]);
      }
      return new Isotonic(Arrays.copyOf(middle, steps), Arrays.copyOf(mean, steps));
    }

    @Override
    public double probability(double margin) {
      int at = Arrays.binarySearch(margins, margin);
      if (at >= 0) {
        return levels[at];
      }
      int above = -at - 1;
      if (above == 0 || above == margins.length) {
        return levels[above == 0 ? 0 : above - 1];
      }
      double share = (margin - margins[above - 1]) / (margins[above] - margins[above - 1]);
      return levels[above - 1] + share * (levels[above] - levels[above - 1]);
    }

    @Override
    public String label() {
      return "isotonic";
    }
  }
}
