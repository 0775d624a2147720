package io.shopkeeper.language.classify;

import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import io.shopkeeper.numeric.Design;
import io.shopkeeper.numeric.LinearModel;
import io.shopkeeper.numeric.LogisticRegression;
import io.shopkeeper.numeric.LongIndex;
import io.shopkeeper.numeric.Workers;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Logistic regression on n-grams that are present, each weighed by its naive Bayes log-count ratio
/// (Wang and Manning, "Baselines and bigrams: simple, good sentiment and topic classification", ACL
/// 2012), rows of norm 1; of more than two classes each against the rest.
///
/// @param cost see [LogisticRegression]
public record NgramTrainer(double cost) implements Component {
  static final String NAME = "ngrams";

  private static final int LEAST_RECORDS = 2;
  private static final double SMOOTHING = 1;
  private static final int STEPS = 60;

  @Override
  public String model() {
    return NAME;
  }

  /// A smaller cost where labels are noisy, a greater one where a word decides.
  @Override
  public List<Component> choices() {
    return List.of(new NgramTrainer(1), new NgramTrainer(4), new NgramTrainer(16));
  }

  @Override
  public Margins train(List<TextFeatures> records, int[] labels, int classes, Workers workers) {
    LongIndex index = frequent(records);
    var against = new ArrayList<Ratios>();
    var models = new ArrayList<LinearModel>();
    for (int margin = 0; margin < Component.margins(classes); margin++) {
      boolean[] positive = Component.positives(labels, classes, margin);
      Ratios ratios = new Ratios(index, logCountRatios(records, positive, index));
      Design design = Design.of(ratios.rows(records));
      models.add(new LogisticRegression(cost, STEPS).fit(design, positive, workers));
      against.add(ratios);
    }
    return features -> {
      double[] margins = new double[models.size()];
      Arrays.setAll(margins, m -> against.get(m).margin(features, models.get(m)));
      return margins;
    };
  }

  /// Learns the margin between two classes, in a form that can be kept.
  public NgramMargins trainPair(List<TextFeatures> records, int[] labels, Workers workers) {
    LongIndex index = frequent(records);
    boolean[] positive = Component.positives(labels, 2, 0);
    Ratios ratios = new Ratios(index, logCountRatios(records, positive, index));
    LinearModel model =
        new LogisticRegression(cost, STEPS).fit(Design.of(ratios.rows(records)), positive, workers);
    long[] ngrams = new long[index.size()];
    for (TextFeatures record : records) {
      for (long ngram : record.ngrams()) {
        int column = index.find(ngram);
        if (column >= 0) {
          ngrams[column] = ngram;
        }
      }
    }
    float[] ratio = new float[ngrams.length];
    float[] weight = new float[ngrams.length];
    for (int column = 0; column < ngrams.length; column++) {
      ratio[column] = (float) ratios.ratio[column];
      weight[column] = (float) (model.weights()[column] * ratios.ratio[column]);
    }
    return new NgramMargins(index, ngrams, ratio, weight, model.bias());
  }

  /// N-grams of at least two records.
  private static LongIndex frequent(List<TextFeatures> records) {
    var all = new LongIndex();
    int[] counts = new int[1 << 16];
    for (TextFeatures record : records) {
      for (long ngram : record.ngrams()) {
        int number = all.add(ngram);
        if (number == counts.length) {
          counts = Arrays.copyOf(counts, 2 * counts.length);
        }
        counts[number]++;
      }
    }
    var frequent = new LongIndex();
    for (TextFeatures record : records) {
      for (long ngram : record.ngrams()) {
        if (counts[all.find(ngram)] >= LEAST_RECORDS) {
          frequent.add(ngram);
        }
      }
    }
    return frequent;
  }

  /// `log (p / |p|) − log (q / |q|)`, p and q counting the positive and the other records of an
  /// n-gram.
  private static double[] logCountRatios(
      List<TextFeatures> records, boolean[] positive, LongIndex index) {
    double[] p = new double[index.size()];
    double[] q = new double[index.size()];
    Arrays.fill(p, SMOOTHING);
    Arrays.fill(q, SMOOTHING);
    for (int row = 0; row < positive.length; row++) {
      for (long ngram : records.get(row).ngrams()) {
        int column = index.find(ngram);
        if (column >= 0) {
          (positive[row] ? p : q)[column]++;
        }
      }
    }
    double shift = Math.log(Arrays.stream(q).sum()) - Math.log(Arrays.stream(p).sum());
    for (int column = 0; column < p.length; column++) {
      p[column] = Math.log(p[column]) - Math.log(q[column]) + shift;
    }
    return p;
  }

  /// The weight of every n-gram; others weigh nothing.
  private record Ratios(LongIndex index, double[] ratio) {

    CsrMatrix rows(List<TextFeatures> records) {
      CsrMatrixBuilder rows = CsrMatrix.builder(records.size(), ratio.length);
      for (int row = 0; row < records.size(); row++) {
        double norm = norm(records.get(row));
        for (long ngram : records.get(row).ngrams()) {
          int column = index.find(ngram);
          if (column >= 0) {
            rows.add(row, column, (float) (ratio[column] / norm));
          }
        }
      }
      return rows.build();
    }

    double margin(TextFeatures features, LinearModel model) {
      double sum = 0;
      for (long ngram : features.ngrams()) {
        int column = index.find(ngram);
        if (column >= 0) {
          sum += model.weights()[column] * ratio[column];
        }
      }
      return model.bias() + sum / norm(features);
    }

    private double norm(TextFeatures features) {
      double squares = 0;
      for (long ngram : features.ngrams()) {
        int column = index.find(ngram);
        if (column >= 0) {
          squares += ratio[column] * ratio[column];
        }
      }
      return squares == 0 ? 1 : Math.sqrt(squares);
    }
  }
}
