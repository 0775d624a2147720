package io.shopkeeper.assist.intent;

import io.shopkeeper.language.classify.TextFeatures;
import java.util.List;

/// The encoder's vectors of utterances, brought to one scale.
final class Vectored {
  private static final double LEAST = 1e-12;

  private Vectored() {}

  /// The mean of each of the vectors.
  static float[][] mean(List<TextFeatures> utterances) {
    float[][] first = utterances.getFirst().vectors();
    float[][] mean = new float[first.length][];
    for (int block = 0; block < mean.length; block++) {
      double[] sum = new double[first[block].length];
      for (TextFeatures utterance : utterances) {
        float[] vector = utterance.vectors()[block];
        for (int i = 0; i < sum.length; i++) {
          sum[i] += vector[i];
        }
      }
      mean[block] = new float[sum.length];
      for (int i = 0; i < sum.length; i++) {
        mean[block][i] = (float) (sum[i] / utterances.size());
      }
    }
    return mean;
  }

  /// One vector of norm 1 in which those of the utterance, less the centre, are of equal norm.
  static float[] unit(TextFeatures utterance, float[][] centre) {
    int width = 0;
    for (float[] block : centre) {
      width += block.length;
    }
    float[] unit = new float[width];
    int from = 0;
    for (int block = 0; block < centre.length; block++) {
      float[] centred = unit(utterance.vectors()[block], centre[block]);
      for (int i = 0; i < centred.length; i++) {
        unit[from + i] = centred[i] / (float) Math.sqrt(centre.length);
      }
      from += centred.length;
    }
    return unit;
  }

  /// A vector less the centre, of norm 1.
  static float[] unit(float[] vector, float[] centre) {
    float[] unit = new float[centre.length];
    double squares = 0;
    for (int i = 0; i < unit.length; i++) {
      unit[i] = vector[i] - centre[i];
      squares += unit[i] * unit[i];
    }
    float scale = (float) (1 / Math.sqrt(Math.max(squares, LEAST)));
    for (int i = 0; i < unit.length; i++) {
      unit[i] *= scale;
    }
    return unit;
  }
}
