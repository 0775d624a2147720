package io.shopkeeper.advertise.delivery;

import io.shopkeeper.numeric.Cholesky;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// How copy was answered in the past, as a linear model of its words and attributes (ridge
/// regression on 64 hashed features, every impression a row): what an advertisement may be expected
/// to bring before anything is spent on it. Without a past all are alike. Immutable.
public final class CopyResponse {
  /// As so many impressions that say nothing.
  private static final double RIDGE = 200;

  private static final int PIECE = 2;

  private final double rate;
  private final double[] weights;
  private final long impressions;

  private CopyResponse(double rate, double[] weights, long impressions) {
    this.rate = rate;
    this.weights = weights;
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
    return new CopyResponse(rate, Cholesky.of(precision).solve(moment), shown);
  }

  /// The answers to expect of an impression, 0 to 1.
  public double expected(String content, Map<String, String> attributes) {
    float[] x = features(content, attributes);
    double sum = rate;
    for (int i = 0; i < x.length; i++) {
      sum += weights[i] * x[i];
    }
    return Math.clamp(sum, 0, 1);
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
