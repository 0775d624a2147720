package io.shopkeeper.ingest.fusion;

import io.shopkeeper.numeric.Lbfgs;
import java.util.List;

/// Corrects a model's weights, and with the bias the threshold, by what people said of pairs.
///
/// Logistic regression of "same" on the levels, with the model's own log-odds as offset and a
/// normal prior of mean 0 on every correction: few labels move little, many decide. As it
/// conditions on the levels, it does not matter that people were mostly asked about doubtful pairs.
final class LabelRefit {
  /// Standard deviations of the prior, in nats.
  private static final double DEVIATION = 1;

  private static final double BIAS_DEVIATION = 2;

  private static final int MEMORY = 8;
  private static final int STEPS = 100;
  private static final double TOLERANCE = 1e-6;

  private final LinkageModel model;
  private final int[] first;
  private final int size;

  private LabelRefit(LinkageModel model) {
    this.model = model;
    int comparisons = model.comparisons().size();
    first = new int[comparisons];
    int next = 1;
    for (int c = 0; c < comparisons; c++) {
      first[c] = next;
      next += model.comparisons().at(c).levels().size();
    }
    size = next;
  }

  static LinkageModel refit(LinkageModel model, List<FusionLabels.Pair> labels) {
    return labels.isEmpty() ? model : new LabelRefit(model).fit(labels);
  }

  private LinkageModel fit(List<FusionLabels.Pair> labels) {
    int[] patterns = new int[labels.size()];
    double[] offsets = new double[patterns.length];
    for (int i = 0; i < patterns.length; i++) {
      FusionLabels.Pair pair = labels.get(i);
      patterns[i] = model.comparisons().pattern(pair.a(), pair.b());
      Rarity rarity = model.comparisons().rarity(pair.a(), pair.b(), patterns[i]);
      offsets[i] = model.logOdds(patterns[i], rarity);
    }
    double[] fitted =
        new Lbfgs(MEMORY, STEPS, TOLERANCE)
            .minimise(
                (point, gradient) -> loss(labels, patterns, offsets, point, gradient),
                new double[size]);
    double[][] shift = new double[first.length][];
    for (int c = 0; c < shift.length; c++) {
      shift[c] = new double[model.comparisons().at(c).levels().size()];
      System.arraycopy(fitted, first[c], shift[c], 0, shift[c].length);
    }
    return model.corrected(shift, fitted[0]);
  }

  private double loss(
      List<FusionLabels.Pair> labels,
      int[] patterns,
      double[] offsets,
      double[] point,
      double[] gradient) {
    double loss = 0;
    for (int i = 0; i < size; i++) {
      double deviation = i == 0 ? BIAS_DEVIATION : DEVIATION;
      double precision = 1 / (deviation * deviation);
      loss += precision * point[i] * point[i] / 2;
      gradient[i] = precision * point[i];
    }
    for (int i = 0; i < patterns.length; i++) {
      double margin = offsets[i] + point[0];
      for (int c = 0; c < first.length; c++) {
        int level = Comparisons.level(patterns[i], c);
        margin += level < 0 ? 0 : point[first[c] + level];
      }
      double sign = labels.get(i).same() ? 1 : -1;
      double wrong = -sign * margin;
      loss += wrong > 0 ? wrong + Math.log1p(Math.exp(-wrong)) : Math.log1p(Math.exp(wrong));
      double slope = -sign / (1 + Math.exp(-wrong));
      gradient[0] += slope;
      for (int c = 0; c < first.length; c++) {
        int level = Comparisons.level(patterns[i], c);
        if (level >= 0) {
          gradient[first[c] + level] += slope;
        }
      }
    }
    return loss;
  }
}
