package io.shopkeeper.language.catalogue;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.catalogue.CategoryModel.Calibration;
import io.shopkeeper.language.catalogue.CategoryModel.Columns;
import io.shopkeeper.language.catalogue.CategoryModel.Row;
import io.shopkeeper.numeric.LongIndex;
import io.shopkeeper.numeric.Vectors;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// Learns from the products whose category is known (linear text classification by stochastic
/// gradients, as of Joulin et al., "Bag of tricks for efficient text classification", EACL 2017,
/// without its hidden layer). A fifth is held out, copies of a title together, to find how sharp
/// the probabilities have to be (temperature scaling; Guo et al., ICML 2017) and from which on
/// [#RIGHT] of what is told is right; then all are learned from.
///
/// Cost: O(passes · n-grams · categories): some 5 s for 20,000 titles of 90 categories.
public record CategoryTrainer(Seed seed) {
  /// Of categories that are told, so many are to be right.
  static final double RIGHT = .95;

  /// Fewer products of a category teach nothing of it.
  public static final int LEAST_PRODUCTS = 5;

  /// Fewer products in all are no catalogue to learn from.
  public static final int LEAST_CATALOGUE = 100;

  /// Products that are read.
  private static final int MOST_PRODUCTS = 50_000;

  private static final int HELD_OUT = 5;
  private static final int PASSES = 12;
  private static final double RATE = 4;

  /// Weights that fill 32 MB.
  private static final int MOST_WEIGHTS = 8_000_000;

  private static final int LEAST_RECORDS = 2;

  /// Of probabilities told, at least so many must have been held out.
  private static final int LEAST_TOLD = 20;

  /// The stored catalogue, as far as it is learned from; of more than 50,000 products the first by
  /// id.
  public static List<Product> stored(Facts facts) {
    return facts.list(
        Query.of(CategoryTrainer.class, "described.sql", MOST_PRODUCTS),
        row ->
            new Product(
                new ProductId(row.text(0)),
                row.text(1),
                row.textOrNull(2),
                row.texts(3),
                row.textOrNull(4),
                null,
                true,
                Map.of()));
  }

  /// Empty where fewer than two categories have enough products.
  public Optional<CategoryModel> train(List<Product> catalogue) {
    var sizes = new HashMap<List<String>, Integer>();
    catalogue.forEach(product -> sizes.merge(product.categories(), 1, Integer::sum));
    List<List<String>> paths =
        sizes.keySet().stream()
            .filter(path -> !path.isEmpty() && sizes.getOrDefault(path, 0) >= LEAST_PRODUCTS)
            .sorted(Comparator.comparing(path -> String.join("\n", path)))
            .toList();
    var numbers = new HashMap<List<String>, Integer>();
    paths.forEach(path -> numbers.put(path, numbers.size()));
    List<Product> known =
        catalogue.stream().filter(product -> numbers.containsKey(product.categories())).toList();
    if (paths.size() < 2 || known.size() < LEAST_CATALOGUE) {
      return Optional.empty();
    }
    List<long[]> ngrams = known.stream().map(CategoryModel.Ngram::of).toList();
    int[] labels =
        known.stream().mapToInt(product -> numbers.getOrDefault(product.categories(), 0)).toArray();
    boolean[] held = new boolean[labels.length];
    for (int i = 0; i < held.length; i++) {
      String key = NormalText.key(known.get(i).title());
      held[i] = Long.remainderUnsigned(seed.derive("held " + key).value(), HELD_OUT) == 0;
    }
    int[] rest = IntStream.range(0, held.length).filter(i -> !held[i]).toArray();
    Learned part = learn(ngrams, labels, rest, paths.size());
    Calibration calibration = calibration(part, ngrams, labels, held, paths.size());
    Learned all = learn(ngrams, labels, IntStream.range(0, held.length).toArray(), paths.size());
    return Optional.of(new CategoryModel(paths, all.columns, all.weights, calibration));
  }

  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Learned(Columns columns, float[] weights) {}

  private Learned learn(List<long[]> ngrams, int[] labels, int[] chosen, int classes) {
    Columns columns = columns(ngrams, chosen, MOST_WEIGHTS / classes);
    List<Row> rows =
        IntStream.of(chosen).mapToObj(i -> CategoryModel.row(ngrams.get(i), columns)).toList();
    float[] weights = new float[(columns.rarity().length + 1) * classes];
    RandomGenerator random = seed.generator("order");
    int[] order = IntStream.range(0, chosen.length).toArray();
    long steps = (long) PASSES * chosen.length;
    long step = 0;
    for (int pass = 0; pass < PASSES; pass++) {
      shuffle(order, random);
      for (int at : order) {
        Row row = rows.get(at);
        double[] p = CategoryModel.softmax(CategoryModel.scores(row, weights, classes), 1);
        float rate = (float) (RATE * (steps - step++) / steps);
        float[] ascent = new float[classes];
        for (int c = 0; c < classes; c++) {
          ascent[c] = (float) ((c == labels[chosen[at]] ? 1 : 0) - p[c]);
        }
        for (int i = 0; i < row.columns().length; i++) {
          Vectors.axpy(
              rate * row.values()[i], ascent, 0, weights, row.columns()[i] * classes, classes);
        }
        Vectors.axpy(rate / 100, ascent, 0, weights, weights.length - classes, classes);
      }
    }
    return new Learned(columns, weights);
  }

  private static void shuffle(int[] order, RandomGenerator random) {
    for (int i = order.length - 1; i > 0; i--) {
      int j = random.nextInt(i + 1);
      int other = order[j];
      order[j] = order[i];
      order[i] = other;
    }
  }

  /// The most frequent n-grams of at least two products.
  private static Columns columns(List<long[]> ngrams, int[] chosen, int most) {
    var counts = new HashMap<Long, Integer>();
    for (int i : chosen) {
      for (long ngram : ngrams.get(i)) {
        counts.merge(ngram, 1, Integer::sum);
      }
    }
    List<Map.Entry<Long, Integer>> frequent =
        counts.entrySet().stream()
            .filter(entry -> entry.getValue() >= LEAST_RECORDS)
            .sorted(
                Map.Entry.<Long, Integer>comparingByValue()
                    .reversed()
                    .thenComparing(Map.Entry.comparingByKey()))
            .limit(most)
            .toList();
    var index = new LongIndex();
    float[] rarity = new float[frequent.size()];
    for (Map.Entry<Long, Integer> entry : frequent) {
      rarity[index.add(entry.getKey())] =
          (float) Math.log((chosen.length + 1.0) / entry.getValue());
    }
    return new Columns(index, rarity);
  }

  private static Calibration calibration(
      Learned learned, List<long[]> ngrams, int[] labels, boolean[] held, int classes) {
    var scores = new ArrayList<float[]>();
    int[] judged = IntStream.range(0, held.length).filter(i -> held[i]).toArray();
    for (int i : judged) {
      scores.add(
          CategoryModel.scores(
              CategoryModel.row(ngrams.get(i), learned.columns), learned.weights, classes));
    }
    double sharpness = 1;
    double least = Double.POSITIVE_INFINITY;
    for (double tried = .1; tried <= 3; tried += .05) {
      double loss = 0;
      for (int j = 0; j < judged.length; j++) {
        double[] p = CategoryModel.softmax(scores.get(j), tried);
        loss -= Math.log(Math.max(1e-12, p[labels[judged[j]]]));
      }
      if (loss < least) {
        least = loss;
        sharpness = tried;
      }
    }
    return told(scores, labels, judged, sharpness);
  }

  private record Told(double probability, boolean right) {}

  /// The lowest probability from which on enough is right, the most probable first.
  private static Calibration told(
      List<float[]> scores, int[] labels, int[] judged, double sharpness) {
    var all = new ArrayList<Told>();
    for (int j = 0; j < judged.length; j++) {
      double[] p = CategoryModel.softmax(scores.get(j), sharpness);
      int best = 0;
      for (int c = 1; c < p.length; c++) {
        best = p[c] > p[best] ? c : best;
      }
      all.add(new Told(p[best], best == labels[judged[j]]));
    }
    all.sort(Comparator.comparingDouble(Told::probability).reversed());
    int right = 0;
    int told = 0;
    int toldRight = 0;
    for (int n = 1; n <= all.size(); n++) {
      right += all.get(n - 1).right ? 1 : 0;
      if (n >= LEAST_TOLD && right >= RIGHT * n) {
        told = n;
        toldRight = right;
      }
    }
    // Where nothing is right often enough, nothing is told.
    double sure = told == 0 ? Double.POSITIVE_INFINITY : all.get(told - 1).probability;
    double count = Math.max(1, all.size());
    return new Calibration(
        sharpness, sure, right / count, told / count, told == 0 ? 0 : (double) toldRight / told);
  }
}
