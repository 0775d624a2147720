package io.shopkeeper.language.classify;

import io.shopkeeper.numeric.SoftmaxModel;
import java.util.Arrays;
import java.util.List;
import java.util.stream.DoubleStream;

/// Trained components and the calibration over their margins. Immutable; safe for any number of
/// threads.
///
/// @param margins of each component, in the order the calibration expects
public record CalibratedMargins(List<Component.Margins> margins, SoftmaxModel calibration)
    implements TextClassifier {

  public CalibratedMargins {
    margins = List.copyOf(margins);
  }

  @Override
  public double[] probabilities(TextFeatures features) {
    return calibration.probabilities(stacked(margins, features));
  }

  /// What the calibration sees: measures, then margins.
  private static double[] stacked(List<Component.Margins> margins, TextFeatures features) {
    return DoubleStream.concat(
            Arrays.stream(features.measures()),
            margins.stream().flatMapToDouble(m -> Arrays.stream(m.of(features))))
        .toArray();
  }
}
