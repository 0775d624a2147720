package io.shopkeeper.assist.intent;

import io.shopkeeper.language.classify.TextFeatures;
import io.shopkeeper.numeric.Cholesky;
import io.shopkeeper.numeric.Vectors;
import java.util.List;

/// Where the utterances that were taught lie, to tell how far from them others are.
///
/// @param centre of all, taken off every vector
/// @param taught the vectors of utterances, of norm 1
/// @param spread the covariance of utterances around the centres of their intents
/// @param towards of every intent its centre, divided by the spread
/// @param lengths of every intent the squared length of its centre in the metric of the spread
@SuppressWarnings("ArrayRecordComponent") // Never compared.
record Neighbourhood(
    float[] centre, float[][] taught, Cholesky spread, double[][] towards, double[] lengths) {

  /// Of the mean variance, added to every variance: the spread of few utterances is uncertain.
  private static final double SHRINKAGE = .1;

  private static final double LEAST_VARIANCE = 1e-6;

  /// @param labels in [0, classes), each at least once
  static Neighbourhood of(List<TextFeatures> utterances, int[] labels, int classes) {
    float[] centre = Vectored.mean(utterances)[UtteranceReader.MEANING];
    float[][] taught = new float[labels.length][];
    double[][] centres = new double[classes][centre.length];
    int[] counts = new int[classes];
    for (int i = 0; i < labels.length; i++) {
      taught[i] = Vectored.unit(utterances.get(i).vectors()[UtteranceReader.MEANING], centre);
      counts[labels[i]]++;
      for (int d = 0; d < centre.length; d++) {
        centres[labels[i]][d] += taught[i][d];
      }
    }
    for (int c = 0; c < classes; c++) {
      for (int d = 0; d < centre.length; d++) {
        centres[c][d] /= counts[c];
      }
    }
    Cholesky spread = Cholesky.of(spread(taught, labels, centres));
    double[][] towards = new double[classes][];
    double[] lengths = new double[classes];
    for (int c = 0; c < classes; c++) {
      towards[c] = spread.solve(centres[c]);
      for (int d = 0; d < centre.length; d++) {
        lengths[c] += towards[c][d] * centres[c][d];
      }
    }
    return new Neighbourhood(centre, taught, spread, towards, lengths);
  }

  private static double[][] spread(float[][] taught, int[] labels, double[][] centres) {
    int width = taught[0].length;
    double[][] spread = new double[width][width];
    double[] off = new double[width];
    for (int i = 0; i < taught.length; i++) {
      for (int d = 0; d < width; d++) {
        off[d] = taught[i][d] - centres[labels[i]][d];
      }
      for (int row = 0; row < width; row++) {
        double share = off[row] / taught.length;
        for (int column = 0; column <= row; column++) {
          spread[row][column] += share * off[column];
        }
      }
    }
    double trace = 0;
    for (int d = 0; d < width; d++) {
      trace += spread[d][d];
    }
    for (int d = 0; d < width; d++) {
      spread[d][d] += SHRINKAGE * trace / width + LEAST_VARIANCE;
    }
    return spread;
  }

  float[] unit(TextFeatures utterance) {
    return Vectored.unit(utterance.vectors()[UtteranceReader.MEANING], centre);
  }

  /// How far the nearest centre is (Mahalanobis).
  double distance(float[] unit) {
    double[] vector = new double[unit.length];
    for (int d = 0; d < unit.length; d++) {
      vector[d] = unit[d];
    }
    double[] divided = spread.solve(vector);
    double own = dot(divided, unit);
    double least = Double.POSITIVE_INFINITY;
    for (int c = 0; c < lengths.length; c++) {
      least = Math.min(least, own - 2 * dot(towards[c], unit) + lengths[c]);
    }
    return Math.sqrt(Math.max(0, least));
  }

  /// The cosine with the nearest utterance.
  double nearest(float[] unit) {
    double nearest = -1;
    for (float[] other : taught) {
      nearest = Math.max(nearest, Vectors.dot(other, unit));
    }
    return nearest;
  }

  private static double dot(double[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < b.length; i++) {
      sum += a[i] * b[i];
    }
    return sum;
  }
}
