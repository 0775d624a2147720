package io.shopkeeper.advertise.delivery;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.numeric.Cholesky;
import io.shopkeeper.numeric.Normal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How copy was answered in the past, as a linear model of its words and attributes (ridge
/// regression on 64 hashed features, every impression a row): what an advertisement may be expected
/// to bring before anything is spent on it, and how sure that is. Without a past all are alike.
/// Immutable.
public final class CopyResponse {
  /// As so many impressions that say nothing.
  private static final double RIDGE = 200;

  private static final int PIECE = 2;
  private static final double LEVEL = .95;

  /// Of the variance of one impression: where nobody ever answered it is not known to be 0.
  private static final double FLOOR = 1e-4;

  private final double rate;
  private final double[] weights;
  private final Cholesky precision;
  private final long impressions;

  private CopyResponse(double rate, double[] weights, Cholesky precision, long impressions) {
    this.rate = rate;
    this.weights = weights;
    this.precision = precision;
    this.impressions = impressions;
  }

  /// What was shown, and how often it was answered.
  public record Past(
      String content, Map<String, String> attributes, long impressions, long answers) {}

  public static CopyResponse learn(List<Past> past) {
    long shown = past.stream().mapToLong(Past::impressions).sum();
    long answers = past.stream().mapToLong(Past::answers).sum();
    double rate = shown == 0 ? 0 : (double) answers / shown;
    double[][] precision = new double[Features.COUNT][Features.COUNT];
    double[] moment = new double[Features.COUNT];
    for (int i = 0; i < Features.COUNT; i++) {
      precision[i][i] = RIDGE;
    }
    for (Past one : past) {
      float[] x = features(one.content, one.attributes);
      for (int i = 0; i < Features.COUNT; i++) {
        moment[i] += x[i] * (one.answers - rate * one.impressions);
        for (int j = 0; j <= i; j++) {
          precision[i][j] += one.impressions * (double) x[i] * x[j];
        }
      }
    }
    Cholesky factor = Cholesky.of(precision);
    return new CopyResponse(rate, factor.solve(moment), factor, shown);
  }

  /// The answers to expect of an impression, 0 to 1, with an interval of 95 %: of what the words
  /// add, by the posterior of the weights, and of the mean that they add to. 0 to 1 without a past.
  public Interval expected(String content, Map<String, String> attributes) {
    if (impressions == 0) {
      return new Interval(0, 0, 1, LEVEL);
    }
    double[] x = new double[Features.COUNT];
    float[] said = features(content, attributes);
    double sum = rate;
    for (int i = 0; i < x.length; i++) {
      x[i] = said[i];
      sum += weights[i] * x[i];
    }
    double[] solved = precision.solve(x);
    double variance = 1. / impressions;
    for (int i = 0; i < x.length; i++) {
      variance += x[i] * solved[i];
    }
    double half =
        Normal.quantile((1 + LEVEL) / 2) * Math.sqrt(variance * Math.max(FLOOR, rate * (1 - rate)));
    return new Interval(
        Math.clamp(sum - half, 0, 1), Math.clamp(sum, 0, 1), Math.clamp(sum + half, 0, 1), LEVEL);
  }

  /// How many impressions were learned from.
  public long impressions() {
    return impressions;
  }

  /// Words of Latin letters, pairs of Han characters, and what it is about.
  private static float[] features(String content, Map<String, String> attributes) {
    var said = new HashMap<String, String>();
    attributes.forEach((name, value) -> said.put(name, value));
    String plain = content.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
    for (String word : plain.split(" ", -1)) {
      if (word.codePoints().anyMatch(c -> c >= 0x2E80)) {
        for (int i = 0; i + PIECE <= word.length(); i++) {
          said.put("word " + word.substring(i, i + PIECE), "");
        }
      } else if (!word.isEmpty()) {
        said.put("word " + word, "");
      }
    }
    return Features.ofVisitor(said);
  }
}
