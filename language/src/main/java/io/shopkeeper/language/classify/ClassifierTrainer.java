package io.shopkeeper.language.classify;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.numeric.SoftmaxModel;
import io.shopkeeper.numeric.SoftmaxRegression;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// Chooses the form of each component on held-out folds, learns the calibration over the margins of
/// held-out records, and trains the components on all records.
///
/// @param components at least one
public record ClassifierTrainer(List<Component> components, Workers workers, Progress progress) {
  private static final SoftmaxRegression CALIBRATION = new SoftmaxRegression(1);

  /// Folds, each held out once.
  public static final int FOLDS = 4;

  public ClassifierTrainer {
    components = List.copyOf(components);
  }

  /// What was learned.
  ///
  /// @param components in the forms that were chosen
  /// @param heldOut probabilities of every record by a calibration over margins of components that
  ///   had not seen it
  public record Trained(
      CalibratedMargins classifier, List<Component> components, double[][] heldOut) {}

  /// @param folds in [0, [#FOLDS]) for each record; copies of a text share one
  public Trained train(List<TextFeatures> records, int[] labels, int[] folds, int classes) {
    double[][] stacked = new double[records.size()][];
    Arrays.setAll(stacked, i -> records.get(i).measures());
    var chosen = new ArrayList<Component>();
    var margins = new ArrayList<Component.Margins>();
    for (Component component : components) {
      progress.at("training " + component.model(), chosen.size(), components.size());
      double[][] heldOut = new double[records.size()][];
      Component best = best(component, records, labels, folds, classes, heldOut);
      for (int i = 0; i < stacked.length; i++) {
        stacked[i] = joined(stacked[i], heldOut[i]);
      }
      chosen.add(best);
      margins.add(best.train(records, labels, classes, workers));
    }
    progress.at("training " + components.getLast().model(), chosen.size(), components.size());
    SoftmaxModel calibration = CALIBRATION.fit(stacked, labels, classes);
    double[][] probabilities =
        Arrays.stream(stacked).map(calibration::probabilities).toArray(double[][]::new);
    return new Trained(new CalibratedMargins(margins, calibration), chosen, probabilities);
  }

  /// The form by which the first fold is the most probable; leaves in `heldOut` its margins of all
  /// records, each by what was trained without its fold.
  private Component best(
      Component component,
      List<TextFeatures> records,
      int[] labels,
      int[] folds,
      int classes,
      double[][] heldOut) {
    Component best = component;
    double leastLoss = Double.POSITIVE_INFINITY;
    for (Component candidate : component.choices()) {
      double[][] margins = new double[records.size()][];
      holdOut(candidate, 0, records, labels, folds, classes, margins);
      double loss = loss(margins, labels, folds, classes);
      if (loss < leastLoss) {
        leastLoss = loss;
        best = candidate;
        System.arraycopy(margins, 0, heldOut, 0, margins.length);
      }
    }
    for (int fold = 1; fold < FOLDS; fold++) {
      holdOut(best, fold, records, labels, folds, classes, heldOut);
    }
    return best;
  }

  private void holdOut(
      Component component,
      int fold,
      List<TextFeatures> records,
      int[] labels,
      int[] folds,
      int classes,
      double[][] heldOut) {
    int[] rest = IntStream.range(0, folds.length).filter(i -> folds[i] != fold).toArray();
    List<TextFeatures> train = Arrays.stream(rest).mapToObj(records::get).toList();
    int[] trainLabels = Arrays.stream(rest).map(i -> labels[i]).toArray();
    Component.Margins margins = component.train(train, trainLabels, classes, workers);
    for (int i = 0; i < folds.length; i++) {
      if (folds[i] == fold) {
        heldOut[i] = margins.of(records.get(i));
      }
    }
  }

  /// Of calibrated margins, on those records that have any.
  private static double loss(double[][] margins, int[] labels, int[] folds, int classes) {
    int[] judged = IntStream.range(0, folds.length).filter(i -> folds[i] == 0).toArray();
    double[][] features = Arrays.stream(judged).mapToObj(i -> margins[i]).toArray(double[][]::new);
    int[] truth = Arrays.stream(judged).map(i -> labels[i]).toArray();
    SoftmaxModel calibration = CALIBRATION.fit(features, truth, classes);
    double loss = 0;
    for (int i = 0; i < truth.length; i++) {
      loss -= Math.log(Math.max(1e-15, calibration.probabilities(features[i])[truth[i]]));
    }
    return loss;
  }

  private static double[] joined(double[] a, double[] b) {
    double[] joined = Arrays.copyOf(a, a.length + b.length);
    System.arraycopy(b, 0, joined, a.length, b.length);
    return joined;
  }
}
