package io.shopkeeper.language.catalogue;

import io.shopkeeper.domain.Product;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.classify.Ngrams;
import io.shopkeeper.numeric.LongIndex;
import io.shopkeeper.numeric.Vectors;
import java.util.Arrays;
import java.util.List;

/// Which category of a shop's own catalogue a product is in, by its words: a softmax over n-grams
/// that are present, each weighed by its rarity, rows of norm 1. Immutable; safe for any number of
/// threads; some 10 µs a title.
///
/// @see CategoryTrainer
public final class CategoryModel {
  private static final int LONGEST = 3;

  /// Of a description: what is behind it is care and delivery.
  private static final int MOST_CHARACTERS = 400;

  private final List<List<String>> paths;
  private final Columns columns;
  private final float[] weights;
  private final Calibration calibration;

  /// What n-grams count.
  ///
  /// @param rarity inverse document frequency of each
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Columns(LongIndex index, float[] rarity) {}

  /// How far probabilities can be believed, found on products that were held out.
  ///
  /// @param sharpness what scores are multiplied with
  /// @param sure from which probability on a category is told
  /// @param accuracy of all predictions
  /// @param told share of products whose category is told
  /// @param right share of these that is right
  public record Calibration(
      double sharpness, double sure, double accuracy, double told, double right) {}

  /// @param category its path in the catalogue, outermost first
  /// @param sure whether it is probable enough to be told; else it is a guess
  public record Prediction(List<String> category, double probability, boolean sure) {}

  /// @param weights for column after column, those of the classes; the last are the biases
  CategoryModel(
      List<List<String>> paths, Columns columns, float[] weights, Calibration calibration) {
    this.paths = List.copyOf(paths);
    this.columns = columns;
    this.weights = weights;
    this.calibration = calibration;
  }

  /// The categories that are told apart.
  public List<List<String>> paths() {
    return paths;
  }

  public Calibration calibration() {
    return calibration;
  }

  /// The most probable category of a product, whatever it is in now.
  public Prediction predict(Product product) {
    return best(probabilities(product));
  }

  /// The same of a text that describes one.
  public Prediction predict(String text) {
    return best(probabilities(Ngram.of(text, "", "")));
  }

  /// One probability for each of [#paths].
  public double[] probabilities(Product product) {
    return probabilities(Ngram.of(product));
  }

  private double[] probabilities(long[] ngrams) {
    float[] scores = scores(row(ngrams, columns), weights, paths.size());
    return softmax(scores, calibration.sharpness);
  }

  private Prediction best(double[] probabilities) {
    int best = 0;
    for (int c = 1; c < probabilities.length; c++) {
      best = probabilities[c] > probabilities[best] ? c : best;
    }
    double probability = probabilities[best];
    return new Prediction(paths.get(best), probability, probability >= calibration.sure);
  }

  /// What is seen of a product.
  static final class Ngram {
    private Ngram() {}

    static long[] of(Product product) {
      String description = product.description();
      String brand = product.brand();
      return of(
          product.title(), description == null ? "" : description, brand == null ? "" : brand);
    }

    static long[] of(String title, String description, String brand) {
      String seen = description.substring(0, Math.min(MOST_CHARACTERS, description.length()));
      String name = title.substring(0, Math.min(MOST_CHARACTERS, title.length()));
      return new Ngrams()
          .add("", Ngrams.units(NormalText.of(name)), LONGEST)
          .add("description", Ngrams.units(NormalText.of(seen)), 2)
          .add("brand", Ngrams.units(NormalText.of(brand)), LONGEST)
          .distinct();
    }
  }

  /// The columns a product has, with their values.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Row(int[] columns, float[] values) {}

  static Row row(long[] ngrams, Columns columns) {
    int[] own = new int[ngrams.length];
    int count = 0;
    double squares = 0;
    for (long ngram : ngrams) {
      int column = columns.index.find(ngram);
      if (column >= 0) {
        own[count++] = column;
        squares += columns.rarity[column] * columns.rarity[column];
      }
    }
    float[] values = new float[count];
    for (int i = 0; i < count; i++) {
      values[i] = (float) (columns.rarity[own[i]] / Math.sqrt(squares));
    }
    return new Row(Arrays.copyOf(own, count), values);
  }

  static float[] scores(Row row, float[] weights, int classes) {
    float[] scores = Arrays.copyOfRange(weights, weights.length - classes, weights.length);
    for (int i = 0; i < row.columns.length; i++) {
      Vectors.axpy(row.values[i], weights, row.columns[i] * classes, scores, 0, classes);
    }
    return scores;
  }

  static double[] softmax(float[] scores, double sharpness) {
    double greatest = Double.NEGATIVE_INFINITY;
    for (float score : scores) {
      greatest = Math.max(greatest, score);
    }
    double[] probabilities = new double[scores.length];
    double sum = 0;
    for (int c = 0; c < scores.length; c++) {
      probabilities[c] = Math.exp(sharpness * (scores[c] - greatest));
      sum += probabilities[c];
    }
    for (int c = 0; c < scores.length; c++) {
      probabilities[c] /= sum;
    }
    return probabilities;
  }
}
