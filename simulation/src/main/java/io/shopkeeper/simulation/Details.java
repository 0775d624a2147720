package io.shopkeeper.simulation;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// Makes up what a maker's data sheet says of a product: measures, materials, care, origin, what is
/// in it. Some of it goes with its price, some with its style; most tells nothing.
final class Details {
  /// How far a grade strays from what the price suggests, in grades of all there are.
  private static final double GRADE_SPREAD = .18;

  /// From the logarithm of the price over the usual one to a share of all grades.
  private static final double GRADE_PER_LUXURY = .4;

  private static final String EVERYTHING = "all";
  private static final String GOODS = "goods";
  private static final String FOOD = "food";
  private static final Words YES = new Words("yes", "是");
  private static final Words NO = new Words("no", "否");

  private final int count;
  private final boolean chinese;
  private final Seed seed;
  private final Map<String, List<Detail>> byKind = new HashMap<>();

  /// @param count how many each product has
  Details(int count, boolean chinese, Seed seed) {
    this.count = count;
    this.chinese = chinese;
    this.seed = seed;
  }

  /// What has a value for a product.
  private record Detail(String name, Value value) {}

  @FunctionalInterface
  private interface Value {
    String draw(int style, double luxury, RandomGenerator random);
  }

  /// By name.
  ///
  /// @param kind of goods, as the aisles have them
  /// @param luxury the logarithm of the price over the usual one of its aisle
  Map<String, String> of(ProductId product, String kind, int style, double luxury) {
    var details = new HashMap<String, String>();
    List<Detail> all = byKind.computeIfAbsent(kind, this::read);
    if (!all.isEmpty()) {
      RandomGenerator random = seed.generator("details-" + product);
      all.forEach(detail -> details.put(detail.name, detail.value.draw(style, luxury, random)));
    }
    return details;
  }

  /// A row for all goods says what holds where no row of the same name is of the kind: a tent is
  /// not safe in an oven.
  private List<Detail> read(String kind) {
    List<List<String>> rows = TextTable.rows("details.tsv");
    var ofKind = new HashMap<String, List<String>>();
    rows.stream()
        .filter(row -> List.of(row.get(2).split(",")).contains(kind))
        .forEach(row -> ofKind.put(row.get(0), row));
    String scope = kind.equals(FOOD) ? FOOD : GOODS;
    return rows.stream()
        .filter(row -> row.get(2).equals(scope) || row.get(2).equals(EVERYTHING))
        .limit(count)
        .map(row -> ofKind.getOrDefault(row.get(0), row))
        .map(row ->
            new Detail(
                new Words(row.get(0), row.get(1)).in(chinese), value(row.get(3), row.get(4))))
        .toList();
  }

  private Value value(String kind, String of) {
    return switch (kind) {
      case "choice" -> {
        List<String> all = words(of);
        yield (_, _, random) -> all.get(random.nextInt(all.size()));
      }
      case "grade" -> {
        List<String> all = words(of);
        yield (_, luxury, random) -> {
          double share = .5 + GRADE_PER_LUXURY * luxury + GRADE_SPREAD * random.nextGaussian();
          return all.get(Math.clamp((long) (share * all.size()), 0, all.size() - 1));
        };
      }
      case "style" -> {
        List<List<String>> all = Arrays.stream(of.split(";")).map(this::words).toList();
        yield (style, _, random) -> {
          List<String> fitting = all.get(style % all.size());
          return fitting.get(random.nextInt(fitting.size()));
        };
      }
      case "number" -> number(of, "%.0f%s");
      case "decimal" -> number(of, "%.1f%s");
      case "flag" -> {
        double share = Double.parseDouble(of);
        yield (_, _, random) -> (random.nextDouble() < share ? YES : NO).in(chinese);
      }
      case "code" -> {
        List<String> parts = List.of(of.split(" "));
        int digits = Integer.parseInt(parts.get(1));
        yield (_, _, random) -> parts.getFirst() + digits(digits, random);
      }
      default -> throw new IllegalStateException("no kind of detail '%s'".formatted(kind));
    };
  }

  private List<String> words(String pairs) {
    var all = new ArrayList<String>();
    Words.list(pairs).forEach(word -> all.add(word.in(chinese)));
    return all;
  }

  /// From `low..high`, and a unit.
  private static Value number(String of, String format) {
    int space = of.indexOf(' ');
    String unit = space < 0 ? "" : of.substring(space);
    String range = space < 0 ? of : of.substring(0, space);
    int dots = range.indexOf("..");
    double low = Double.parseDouble(range.substring(0, dots));
    double high = Double.parseDouble(range.substring(dots + 2));
    return (_, _, random) ->
        String.format(
            Locale.ROOT, format, low + (high - low) * Math.pow(random.nextDouble(), 1.5), unit);
  }

  private static String digits(int count, RandomGenerator random) {
    var digits = new StringBuilder();
    for (int i = 0; i < count; i++) {
      digits.append(random.nextInt(10));
    }
    return digits.toString();
  }
}
