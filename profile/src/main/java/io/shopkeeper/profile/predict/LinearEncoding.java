package io.shopkeeper.profile.predict;

import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.predict.FeatureColumn.Categorical;
import io.shopkeeper.profile.predict.FeatureColumn.Numeric;
import io.shopkeeper.profile.predict.LinearTerm.Bend;
import io.shopkeeper.profile.predict.LinearTerm.Exactly;
import io.shopkeeper.profile.predict.LinearTerm.Level;
import io.shopkeeper.profile.predict.LinearTerm.Missing;
import io.shopkeeper.profile.predict.LinearTerm.Reading;
import io.shopkeeper.profile.predict.LinearTerm.Straight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;

/// The design of a linear model over a table: numbers as natural cubic splines of up to five knots
/// at quantiles, few distinct numbers and frequent levels as a term each, missing values as
/// another. Numbers beyond those of the rows it was made from are taken for the nearest of these,
/// as trees do. Terms have mean 0 and variance 1 over the rows it was made from, so that one
/// penalty fits all.
///
/// Levels of fewer than 10 rows, those beyond the 50 most frequent, and those first seen later have
/// no term: they stand at the mean of nobody's level.
///
/// @param means of the terms before they are scaled
/// @param factors that they are multiplied by
@SuppressWarnings("ArrayRecordComponent") // Never compared.
public record LinearEncoding(List<LinearTerm> terms, double[] means, double[] factors) {
  private static final int MOST_LEVELS = 50;
  private static final int LEAST_ROWS = 10;
  private static final int FEW = 12;

  /// Where the knots are (Harrell, "Regression Modeling Strategies", table 2.3, five knots).
  private static final double[] QUANTILES = {.05, .275, .5, .725, .95};

  private static final double SKEWED = 2;

  /// Learns knots, levels and scales from rows.
  public static LinearEncoding of(FeatureTable table) {
    List<LinearTerm> terms = new ArrayList<>();
    for (int feature = 0; feature < table.columns().size(); feature++) {
      FeatureColumn column = table.columns().get(feature);
      switch (column) {
        case Numeric numeric -> addNumeric(feature, numeric, terms);
        case Categorical categorical -> addLevels(feature, categorical, terms);
      }
      int missing = missing(column);
      if (missing >= LEAST_ROWS && column.rows() - missing >= LEAST_ROWS) {
        terms.add(new Missing(feature));
      }
    }
    double[] means = new double[terms.size()];
    double[] factors = new double[terms.size()];
    List<LinearTerm> kept = new ArrayList<>();
    for (LinearTerm term : terms) {
      FeatureColumn column = table.columns().get(term.feature());
      double sum = 0;
      double squares = 0;
      for (int row = 0; row < table.rows(); row++) {
        double value = term.value(column, row);
        sum += value;
        squares += value * value;
      }
      double mean = sum / table.rows();
      double variance = squares / table.rows() - mean * mean;
      if (variance > 1e-12 * Math.max(1, mean * mean)) {
        means[kept.size()] = mean;
        factors[kept.size()] = 1 / Math.sqrt(variance);
        kept.add(term);
      }
    }
    return new LinearEncoding(
        List.copyOf(kept), Arrays.copyOf(means, kept.size()), Arrays.copyOf(factors, kept.size()));
  }

  private static void addNumeric(int feature, Numeric column, List<LinearTerm> terms) {
    float[] sorted = column.values().clone();
    Arrays.sort(sorted);
    int present = sorted.length;
    while (present > 0 && Float.isNaN(sorted[present - 1])) {
      present--;
    }
    if (present == 0) {
      return;
    }
    float[] distinct = distinct(sorted, present);
    if (distinct.length < 2) {
      return;
    }
    boolean logarithmic = logarithmic(sorted, present);
    var reading =
        new Reading(
            logarithmic,
            Reading.scaled(sorted[present / 2], logarithmic),
            Reading.scaled(sorted[0], logarithmic),
            Reading.scaled(sorted[present - 1], logarithmic));
    terms.add(new Straight(feature, reading));
    if (distinct.length <= FEW) {
      for (float number : distinct) {
        terms.add(new Exactly(feature, number));
      }
      return;
    }
    double[] knots = knots(sorted, present, logarithmic);
    if (knots.length < 3) {
      // Most rows share a value: that one is told apart, and knots are put among the others.
      terms.add(new Exactly(feature, sorted[present / 2]));
      knots = knots(distinct, distinct.length, logarithmic);
    }
    for (int k = 0; k < knots.length - 2; k++) {
      terms.add(
          new Bend(feature, reading, knots[k], knots[knots.length - 2], knots[knots.length - 1]));
    }
  }

  private static float[] distinct(float[] sorted, int present) {
    float[] distinct = new float[present];
    int count = 0;
    for (int i = 0; i < present; i++) {
      if (i == 0 || sorted[i] != sorted[i - 1]) {
        distinct[count++] = sorted[i];
      }
    }
    return Arrays.copyOf(distinct, count);
  }

  /// Amounts and counts with a long tail to the right.
  private static boolean logarithmic(float[] sorted, int present) {
    if (sorted[0] < 0) {
      return false;
    }
    double mean = 0;
    for (int i = 0; i < present; i++) {
      mean += sorted[i] / present;
    }
    double second = 0;
    double third = 0;
    for (int i = 0; i < present; i++) {
      double off = sorted[i] - mean;
      second += off * off / present;
      third += off * off * off / present;
    }
    return second > 0 && third / Math.pow(second, 1.5) > SKEWED;
  }

  private static double[] knots(float[] sorted, int present, boolean logarithmic) {
    return Arrays.stream(QUANTILES)
        .map(q -> Reading.scaled(sorted[(int) (q * (present - 1))], logarithmic))
        .distinct()
        .toArray();
  }

  private static void addLevels(int feature, Categorical column, List<LinearTerm> terms) {
    TreeMap<Integer, Integer> counts = new TreeMap<>();
    for (int code : column.codes()) {
      if (code != Categorical.MISSING) {
        counts.merge(code, 1, Integer::sum);
      }
    }
    counts.entrySet().stream()
        .filter(level -> level.getValue() >= LEAST_ROWS)
        .sorted(Comparator.comparingInt((Map.Entry<Integer, Integer> e) -> -e.getValue()))
        .limit(MOST_LEVELS)
        .forEach(level -> terms.add(new Level(feature, column.levels().get(level.getKey()))));
  }

  private static int missing(FeatureColumn column) {
    return (int) IntStream.range(0, column.rows()).filter(column::missing).count();
  }

  /// The scaled terms of all rows, by term.
  public double[][] encode(FeatureTable table, Workers workers) {
    double[][] columns = new double[terms.size()][table.rows()];
    workers.forEach(
        columns.length,
        1,
        () ->
            t -> {
              FeatureColumn column = table.columns().get(terms.get(t).feature());
              for (int row = 0; row < columns[t].length; row++) {
                columns[t][row] = scaled(t, column, row);
              }
            });
    return columns;
  }

  public double scaled(int term, FeatureColumn column, int row) {
    return (terms.get(term).value(column, row) - means[term]) * factors[term];
  }
}
