package io.shopkeeper.language.evaluation;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.LanguageException;
import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.catalogue.CategoryModel;
import io.shopkeeper.language.catalogue.CategoryTrainer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Products of a table are put into its categories by title, description and brand. Products of
/// train whose title is a copy of one in test are dropped; with folds, copies are in the same one.
public final class CategoryProtocol implements TextProtocol {
  private static final List<String> TITLES =
      List.of("title", "product", "product name", "product_name", "name", "标题", "商品名称");
  private static final List<String> DESCRIPTIONS = List.of("description", "描述");
  private static final List<String> BRANDS = List.of("brand", "品牌");
  private static final List<String> CATEGORIES = List.of("category", "categories", "类目", "分类");
  private static final List<String> INNER = List.of("sub_category", "subcategory", "sub category");
  private static final String BETWEEN = " > ";

  @Override
  public String label() {
    return "categories";
  }

  @Override
  public ProtocolResult run(TextFiles files, String model, Surroundings given) {
    if (!Set.of("auto", "ngrams").contains(model)) {
      throw new IllegalArgumentException("model '%s' is not one of auto, ngrams".formatted(model));
    }
    return files.data() == null ? split(files, given) : folds(files.data(), files.folds(), given);
  }

  private ProtocolResult split(TextFiles files, Surroundings given) {
    List<Product> test = read(Objects.requireNonNull(files.test()));
    var all = new ArrayList<>(read(Objects.requireNonNull(files.train())));
    if (files.valid() != null) {
      all.addAll(read(files.valid()));
    }
    Set<String> seen =
        test.stream().map(p -> NormalText.key(p.title())).collect(Collectors.toSet());
    List<Product> train =
        all.stream().filter(p -> !seen.contains(NormalText.key(p.title()))).toList();
    var predicted = new ArrayList<>(predict(trained(train, files.train(), given), test));
    given.trained().run();
    return result(test, predicted, all.size() - train.size(), given);
  }

  private ProtocolResult folds(Path file, int folds, Surroundings given) {
    List<Product> all = read(file);
    int[] fold =
        Folds.of(all.stream().map(Product::title).toList(), folds, given.seed().derive("outer"));
    var predicted = new Predicted[all.size()];
    for (int f = 0; f < folds; f++) {
      given.progress().at("learning from folds", f, folds);
      int current = f;
      int[] held = IntStream.range(0, fold.length).filter(i -> fold[i] == current).toArray();
      List<Product> train =
          IntStream.range(0, fold.length)
              .filter(i -> fold[i] != current)
              .mapToObj(all::get)
              .toList();
      List<Predicted> own =
          predict(trained(train, file, given), Arrays.stream(held).mapToObj(all::get).toList());
      for (int i = 0; i < held.length; i++) {
        predicted[held[i]] = own.get(i);
      }
    }
    given.trained().run();
    return result(all, List.of(predicted), 0, given);
  }

  private static CategoryModel trained(
      List<Product> products, @Nullable Path file, Surroundings given) {
    return new CategoryTrainer(given.seed())
        .train(products)
        .orElseThrow(() ->
            new LanguageException(
                LanguageException.Code.NOTHING_TO_LEARN,
                "'%s' holds too few products of known categories: %d in all, of two categories, %d of each"
                    .formatted(
                        file, CategoryTrainer.LEAST_CATALOGUE, CategoryTrainer.LEAST_PRODUCTS)));
  }

  private record Predicted(CategoryModel.Prediction best, Map<String, Double> probabilities) {}

  private static List<Predicted> predict(CategoryModel model, List<Product> products) {
    List<String> names = model.paths().stream().map(path -> String.join(BETWEEN, path)).toList();
    return products.stream()
        .map(product -> {
          double[] p = model.probabilities(product);
          var byName = new LinkedHashMap<String, Double>();
          for (int c = 0; c < p.length; c++) {
            byName.put(names.get(c), p[c]);
          }
          return new Predicted(model.predict(product), byName);
        })
        .toList();
  }

  private ProtocolResult result(
      List<Product> products, List<Predicted> predicted, int dropped, Surroundings given) {
    List<String> labels =
        products.stream().map(product -> String.join(BETWEEN, product.categories())).toList();
    return new ProtocolResult(
            label(),
            "ngrams",
            "softmax over n-grams of title, description and brand",
            labels.contains("")
                ? new MetricReport(new LinkedHashMap<>())
                : metrics(labels, predicted, Bootstrap.of(given.seed())),
            "texts",
            predicted.stream()
                .map(p ->
                    "%s\t%.6f"
                        .formatted(String.join(BETWEEN, p.best.category()), p.best.probability()))
                .toList())
        .withDropped(dropped);
  }

  private static MetricReport metrics(
      List<String> labels, List<Predicted> predicted, Bootstrap bootstrap) {
    Classes classes =
        Classes.of(
            Stream.concat(
                    labels.stream(),
                    predicted.stream().flatMap(p -> p.probabilities.keySet().stream()))
                .toList(),
            null);
    double[][] probabilities =
        predicted.stream()
            .map(p ->
                classes.names().stream()
                    .mapToDouble(name -> p.probabilities.getOrDefault(name, 0.0))
                    .toArray())
            .toArray(double[][]::new);
    double[] told = predicted.stream().mapToDouble(p -> p.best.sure() ? 1 : 0).toArray();
    double[] right =
        IntStream.range(0, told.length)
            .filter(i -> told[i] == 1)
            .mapToDouble(i ->
                labels.get(i).equals(String.join(BETWEEN, predicted.get(i).best.category()))
                    ? 1
                    : 0)
            .toArray();
    var more = new LinkedHashMap<String, Interval>();
    more.put("told", bootstrap.mean(told));
    if (right.length > 0) {
      more.put("accuracy-of-told", bootstrap.mean(right));
    }
    return ClassMetrics.of(classes, classes.numbers(labels), probabilities, bootstrap)
        .and(new MetricReport(more));
  }

  private static List<Product> read(Path path) {
    RecordFile file = RecordFile.read(path);
    int title = file.column(TITLES);
    if (title < 0) {
      throw new LanguageException(
          LanguageException.Code.FILE_UNREADABLE,
          "'%s' has no column of titles: one of %s is expected, not %s"
              .formatted(path, TITLES, file.columns()));
    }
    var products = new ArrayList<Product>();
    for (List<String> row : file.records()) {
      var category = new ArrayList<String>();
      for (List<String> level : List.of(CATEGORIES, INNER)) {
        String cell = cell(file, row, level);
        if (!cell.isEmpty()) {
          category.add(cell);
        }
      }
      // A product without a title is told by nothing, but is a record all the same.
      String name = row.get(title).isBlank() ? "-" : row.get(title);
      products.add(
          new Product(
              new ProductId(String.valueOf(products.size() + 1)),
              name,
              cell(file, row, DESCRIPTIONS),
              category,
              cell(file, row, BRANDS),
              null,
              true,
              Map.of()));
    }
    return products;
  }

  private static String cell(RecordFile file, List<String> row, List<String> names) {
    int column = file.column(names);
    return column < 0 ? "" : row.get(column).strip();
  }
}
