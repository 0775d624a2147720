package io.shopkeeper.app;

import io.shopkeeper.ingest.TimeColumn;
import io.shopkeeper.language.embed.TextEmbedder;
import io.shopkeeper.language.reviews.LexiconSentiment;
import io.shopkeeper.language.reviews.OpinionLexicon;
import io.shopkeeper.language.words.PlainText;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.evaluation.UserItems;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.IntStream;

/// A table in which a row is a customer, an item and what the one thinks of the other: who took
/// what in which order, what items are, and what reviews say of them.
///
/// A column that has one value for each item is an attribute of items, one that has one for each
/// customer is of customers, whatever else is of the row. Numbers of many values are put into five
/// bands. Reviews of what is held out, the last two items of a customer, are not read.
///
/// @param sequences each customer's items in time order, or in that of the rows
/// @param traits by item
/// @param itemColumns attributes of items
/// @param customerColumns attributes of customers
/// @param people what is known of each customer, as `gender=female`
/// @param sentiment mean sentiment of the reviews of each number of stars, and how many
record FlatTable(
    List<UserItems> sequences,
    Map<String, ProductTraits> traits,
    List<String> itemColumns,
    List<String> customerColumns,
    Map<String, List<String>> people,
    Map<Integer, double[]> sentiment) {
  private static final Set<String> CUSTOMER = Set.of("user_id", "user", "customer", "customer_id");
  private static final Set<String> ITEM = Set.of("item_id", "item", "product", "product_id", "sku");
  private static final Set<String> PRICE = Set.of("price", "list_price");
  private static final Set<String> REVIEW =
      Set.of("review", "review_text", "text", "comment", "content");
  private static final Set<String> RATING = Set.of("rating", "stars", "score");
  private static final Set<String> TIME = Set.of("time", "date", "timestamp", "datetime");
  private static final Set<String> PEOPLE =
      Set.of("age", "gender", "income", "city", "country", "language");

  /// Of rows that name a thing again, how many may say something else of it.
  private static final double CONTRARY = .02;

  private static final int BANDS = 5;
  private static final int MANY = 20;

  /// More than so many times the middle price is no price.
  private static final double EXTREME = 1_000;

  /// Reviews of an item that are read for what they are about, the first ones.
  private static final int READ = 3;

  private static final int BATCH = 256;

  private record Row(String customer, String item, String time, Map<String, String> cells) {}

  /// @param refused hears of rows and prices that are passed over, with their lines
  /// @throws RecommendException where no row names a customer and an item
  static FlatTable read(Path file, TextEmbedder embedder, Consumer<String> refused) {
    ObjectFile objects = ObjectFile.read(file);
    objects.refused().forEach(refused);
    List<Row> rows = new ArrayList<>();
    for (ObjectFile.Row object : objects.rows()) {
      Map<String, String> cells = new LinkedHashMap<>();
      object
          .members()
          .forEach((name, value) ->
              cells.put(name.strip().toLowerCase(Locale.ROOT), String.valueOf(value).strip()));
      Optional<String> customer = cell(cells, CUSTOMER);
      Optional<String> item = cell(cells, ITEM);
      if (customer.isEmpty() || item.isEmpty()) {
        refused.accept("line %d: names no customer or no item".formatted(object.line()));
      } else {
        rows.add(new Row(customer.get(), item.get(), cell(cells, TIME).orElse(""), cells));
      }
    }
    if (rows.isEmpty()) {
      throw new RecommendException(
          RecommendException.Code.NOTHING_TO_LEARN,
          "no row of '%s' names a customer (user_id) and an item (item_id)".formatted(file));
    }
    return of(inOrder(rows, refused), embedder, refused);
  }

  /// By time where all times are known, else as they are in the file.
  private static List<Row> inOrder(List<Row> rows, Consumer<String> refused) {
    if (rows.stream().allMatch(row -> row.time.isEmpty())) {
      return rows;
    }
    if (rows.stream().allMatch(row -> number(row.time).isPresent())) {
      return rows.stream()
          .sorted(Comparator.comparingDouble(row -> number(row.time).orElse(0.)))
          .toList();
    }
    Optional<List<Instant>> times = TimeColumn.read(rows.stream().map(Row::time).toList());
    if (times.isEmpty()) {
      refused.accept(
          "not every time can be read (write it as 2026-11-23 10:30:00): rows are taken in the"
              + " order of the file");
      return rows;
    }
    return IntStream.range(0, rows.size())
        .boxed()
        .sorted(Comparator.comparing(times.get()::get))
        .map(rows::get)
        .toList();
  }

  private static FlatTable of(List<Row> rows, TextEmbedder embedder, Consumer<String> refused) {
    Map<String, List<String>> taken = new LinkedHashMap<>();
    for (Row row : rows) {
      List<String> items = taken.computeIfAbsent(row.customer, _ -> new ArrayList<>());
      if (!items.contains(row.item)) {
        items.add(row.item);
      }
    }
    List<String> ofItems = new ArrayList<>();
    List<String> ofCustomers = new ArrayList<>();
    for (String column : others(rows)) {
      boolean item = dependent(rows, column, true);
      boolean customer = dependent(rows, column, false);
      if (customer && (!item || PEOPLE.contains(column))) {
        ofCustomers.add(column);
      } else if (item && !names(rows, column)) {
        ofItems.add(column);
      }
    }
    Map<String, ProductTraits> traits = attributes(rows, ofItems, refused);
    Map<Integer, double[]> sentiment = new TreeMap<>();
    reviews(rows, taken, embedder, traits, sentiment);
    List<UserItems> sequences = new ArrayList<>();
    taken.forEach((customer, items) -> sequences.add(new UserItems(customer, items)));
    return new FlatTable(
        sequences, traits, ofItems, ofCustomers, people(rows, ofCustomers), sentiment);
  }

  private static List<String> others(List<Row> rows) {
    Set<String> names = new LinkedHashSet<>();
    for (Row row : rows) {
      names.addAll(row.cells.keySet());
    }
    List.of(CUSTOMER, ITEM, PRICE, REVIEW, RATING, TIME).forEach(names::removeAll);
    return List.copyOf(names);
  }

  /// Whether a column tells items apart rather than what they have in common, as a code does: it
  /// has texts of which most are of one item alone.
  private static boolean names(List<Row> rows, String column) {
    Map<String, String> first = new HashMap<>();
    for (Row row : rows) {
      String value = row.cells.get(column);
      if (value != null && !value.isEmpty()) {
        first.putIfAbsent(row.item, value);
      }
    }
    long different = first.values().stream().distinct().count();
    boolean numbers = first.values().stream().allMatch(value -> number(value).isPresent());
    return !numbers && first.size() >= MANY && different > first.size() / 2;
  }

  private static boolean dependent(List<Row> rows, String column, boolean item) {
    Map<String, String> first = new HashMap<>();
    int again = 0;
    int contrary = 0;
    for (Row row : rows) {
      String value = row.cells.get(column);
      if (value != null) {
        String before = first.putIfAbsent(item ? row.item : row.customer, value);
        again += before == null ? 0 : 1;
        contrary += before == null || before.equals(value) ? 0 : 1;
      }
    }
    return contrary <= CONTRARY * again;
  }

  /// The first value of each column by item or customer.
  private static Map<String, Map<String, String>> cells(
      List<Row> rows, List<String> columns, Function<Row, String> key) {
    Map<String, Map<String, String>> cells = new LinkedHashMap<>();
    for (Row row : rows) {
      Map<String, String> own = cells.computeIfAbsent(key.apply(row), _ -> new LinkedHashMap<>());
      for (String column : columns) {
        String value = row.cells.get(column);
        if (value != null && !value.isEmpty()) {
          own.putIfAbsent(column, value);
        }
      }
    }
    return cells;
  }

  private static Map<String, List<String>> people(List<Row> rows, List<String> columns) {
    return values(cells(rows, columns, Row::customer), columns);
  }

  /// As `colour=red`; a path is each of its levels, a number of many is its band.
  private static Map<String, List<String>> values(
      Map<String, Map<String, String>> cells, List<String> columns) {
    Map<String, double[]> bounds = new HashMap<>();
    for (String column : columns) {
      bounds(cells, column).ifPresent(of -> bounds.put(column, of));
    }
    Map<String, List<String>> all = new LinkedHashMap<>();
    cells.forEach((id, own) -> {
      List<String> values = new ArrayList<>();
      own.forEach((column, value) -> {
        double[] of = bounds.get(column);
        if (of == null) {
          for (String part : value.split(">")) {
            values.add(column + "=" + part.strip());
          }
        } else {
          number(value).ifPresent(number -> values.add(column + "=" + band(of, number)));
        }
      });
      all.put(id, values);
    });
    return all;
  }

  private static Map<String, ProductTraits> attributes(
      List<Row> rows, List<String> columns, Consumer<String> refused) {
    Map<String, Double> prices = new HashMap<>();
    for (Row row : rows) {
      cell(row.cells, PRICE)
          .flatMap(FlatTable::number)
          .ifPresent(price -> prices.putIfAbsent(row.item, price));
    }
    double middle = middle(prices.values().stream().mapToDouble(Double::doubleValue).toArray());
    prices
        .entrySet()
        .removeIf(price -> {
          boolean extreme = !(price.getValue() > 0 && price.getValue() <= EXTREME * middle);
          if (extreme) {
            refused.accept(
                "item '%s': a price of %s is not taken for one"
                    .formatted(price.getKey(), price.getValue()));
          }
          return extreme;
        });
    Map<String, ProductTraits> traits = new LinkedHashMap<>();
    values(cells(rows, columns, Row::item), columns)
        .forEach((item, values) ->
            traits.put(
                item,
                new ProductTraits(
                    values,
                    prices.getOrDefault(item, Double.NaN),
                    new float[0],
                    0,
                    Double.NaN,
                    Double.NaN)));
    return traits;
  }

  /// The upper bounds of all bands but the last; empty unless a column has many numbers.
  private static Optional<double[]> bounds(Map<String, Map<String, String>> cells, String column) {
    List<String> values =
        cells.values().stream().map(own -> own.get(column)).filter(v -> v != null).toList();
    double[] numbers =
        values.stream()
            .map(FlatTable::number)
            .flatMap(Optional::stream)
            .mapToDouble(Double::doubleValue)
            .sorted()
            .toArray();
    if (numbers.length < values.size() || Arrays.stream(numbers).distinct().count() <= MANY) {
      return Optional.empty();
    }
    double[] bounds = new double[BANDS - 1];
    for (int band = 0; band < bounds.length; band++) {
      bounds[band] = numbers[numbers.length * (band + 1) / BANDS];
    }
    return Optional.of(bounds);
  }

  private static int band(double[] bounds, double number) {
    int band = 1;
    for (double bound : bounds) {
      band += number >= bound ? 1 : 0;
    }
    return band;
  }

  private static void reviews(
      List<Row> rows,
      Map<String, List<String>> taken,
      TextEmbedder embedder,
      Map<String, ProductTraits> traits,
      Map<Integer, double[]> sentiment) {
    var model = new LexiconSentiment(OpinionLexicon.common());
    Map<String, double[]> sums = new HashMap<>();
    Map<String, List<String>> texts = new LinkedHashMap<>();
    for (Row row : rows) {
      List<String> items = taken.getOrDefault(row.customer, List.of());
      Set<String> later = new HashSet<>(items.subList(Math.max(0, items.size() - 2), items.size()));
      if (later.contains(row.item)) {
        continue;
      }
      double[] sum = sums.computeIfAbsent(row.item, _ -> new double[5]);
      Optional<Double> stars = cell(row.cells, RATING).flatMap(FlatTable::number);
      stars.ifPresent(rating -> {
        sum[1] += rating;
        sum[2]++;
      });
      Optional<String> review = cell(row.cells, REVIEW).filter(text -> !text.isEmpty());
      sum[0] += stars.isPresent() || review.isPresent() ? 1 : 0;
      review.ifPresent(text -> {
        double favour = model.inFavour(PlainText.of(text));
        sum[3] += favour;
        sum[4]++;
        List<String> read = texts.computeIfAbsent(row.item, _ -> new ArrayList<>());
        if (read.size() < READ) {
          read.add(text);
        }
        stars.ifPresent(rating -> {
          double[] of = sentiment.computeIfAbsent((int) Math.round(rating), _ -> new double[2]);
          of[0] += favour;
          of[1]++;
        });
      });
    }
    sentiment.values().forEach(of -> of[0] /= of[1]);
    List<String> items = List.copyOf(texts.keySet());
    Map<String, float[]> vectors = new HashMap<>();
    for (int from = 0; from < items.size(); from += BATCH) {
      List<String> some = items.subList(from, Math.min(items.size(), from + BATCH));
      List<float[]> of =
          embedder.embed(
              some.stream()
                  .map(item -> String.join("\n", texts.getOrDefault(item, List.of())))
                  .toList());
      for (int i = 0; i < some.size(); i++) {
        vectors.put(some.get(i), of.get(i));
      }
    }
    sums.forEach((item, sum) ->
        traits.computeIfPresent(
            item,
            (_, before) ->
                new ProductTraits(
                    before.attributes(),
                    before.price(),
                    vectors.getOrDefault(item, new float[0]),
                    (int) sum[0],
                    sum[2] > 0 ? sum[1] / sum[2] : Double.NaN,
                    sum[4] > 0 ? sum[3] / sum[4] : Double.NaN)));
  }

  private static Optional<String> cell(Map<String, String> cells, Set<String> names) {
    return cells.entrySet().stream()
        .filter(cell -> names.contains(cell.getKey()) && !cell.getValue().isEmpty())
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private static double middle(double[] values) {
    double[] sorted = values.clone();
    Arrays.sort(sorted);
    return sorted.length == 0 ? 0 : sorted[sorted.length / 2];
  }

  private static Optional<Double> number(String text) {
    try {
      return Optional.of(Double.parseDouble(text)).filter(Double::isFinite);
    } catch (NumberFormatException _) {
      return Optional.empty();
    }
  }
}
