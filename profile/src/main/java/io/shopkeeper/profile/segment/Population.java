package io.shopkeeper.profile.segment;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.expression.Cell;
import io.shopkeeper.domain.expression.Expression;
import io.shopkeeper.domain.expression.Words;
import io.shopkeeper.profile.customer.CustomerProfile.Given;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import io.shopkeeper.profile.customer.LifecycleStage;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Currency;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Everyone's figures at one moment, in columns, for conditions to be asked of them.
///
/// Some 800 bytes a customer. A condition costs a look a comparison and customer when it is first
/// asked, a look-up later. Immutable; any thread may ask.
public final class Population {
  private static final int REMEMBERED = 500;

  /// Of categories, brands and channels each, those that are columns.
  private static final int FOREMOST = 20;

  /// Figures that go beyond it differ by their magnitude.
  private static final double LARGE = 10;

  private static final Map<String, String> STAGES_IN_CHINESE =
      Map.of(
          "PROSPECT", "潜在顾客",
          "NEW", "新顾客",
          "ACTIVE", "活跃",
          "COOLING", "降温",
          "LAPSED", "流失");

  private final Instant counted;
  private final List<String> customers;
  private final Map<String, Integer> rows = new HashMap<>();
  private final Map<String, String> countedAs;
  private final Map<CustomerFigure, double[]> numbers = new EnumMap<>(CustomerFigure.class);
  private final Map<CustomerFigure, @Nullable String[]> texts = new EnumMap<>(CustomerFigure.class);
  private final Map<CustomerFigure, Taste[]> tastes = new EnumMap<>(CustomerFigure.class);
  private final Map<Expression, BitSet> selected = new ConcurrentHashMap<>();

  /// Shares by name.
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  private record Taste(String[] names, float[] shares) {
    static Taste of(List<Preference> preferences, Map<String, String> known) {
      String[] names = new String[preferences.size()];
      float[] shares = new float[names.length];
      for (int i = 0; i < names.length; i++) {
        names[i] = known.computeIfAbsent(preferences.get(i).name(), Words::normal);
        shares[i] = (float) preferences.get(i).share();
      }
      return new Taste(names, shares);
    }

    double of(String name) {
      for (int i = 0; i < names.length; i++) {
        if (names[i].equals(name)) {
          return shares[i];
        }
      }
      return 0;
    }
  }

  /// @param all by the id they are counted under, without who refused personalisation
  /// @param given what some of them said of themselves
  /// @param again the probability that those for whom it is foretold order again
  /// @param counted as of when
  /// @param countedAs the ids that merged customers are counted under, by their own
  public static Population of(
      Instant counted,
      Map<String, CustomerStatistics> all,
      RfmGrid grid,
      Map<String, Given> given,
      Map<String, Double> again,
      Map<String, String> countedAs,
      Currency currency) {
    var nothing = new Given(null, null, null, null);
    return new Population(
        counted,
        all.entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .map(one ->
                new CountedCustomer(
                    one.getKey(),
                    one.getValue(),
                    given.getOrDefault(one.getKey(), nothing),
                    Optional.ofNullable(grid.scores().get(one.getKey())),
                    again.getOrDefault(one.getKey(), Double.NaN),
                    currency))
            .toList(),
        countedAs);
  }

  private Population(Instant counted, List<CountedCustomer> all, Map<String, String> countedAs) {
    this.counted = counted;
    this.customers = all.stream().map(CountedCustomer::id).toList();
    this.countedAs = Map.copyOf(countedAs);
    for (int row = 0; row < customers.size(); row++) {
      rows.put(customers.get(row), row);
    }
    var known = new HashMap<String, String>();
    for (CustomerFigure figure : CustomerFigure.values()) {
      switch (figure.value()) {
        case CustomerFigure.Value.Numeric(var of) ->
            numbers.put(figure, all.stream().mapToDouble(of).toArray());
        case CustomerFigure.Value.Textual(var of) ->
            texts.put(figure, all.stream().map(of).toArray(String[]::new));
      }
    }
    tastes.put(CustomerFigure.CATEGORY, tastes(all, one -> one.figures().categories(), known));
    tastes.put(CustomerFigure.BRAND, tastes(all, one -> one.figures().brands(), known));
    tastes.put(CustomerFigure.CHANNEL, tastes(all, CountedCustomer::channels, known));
  }

  private static Taste[] tastes(
      List<CountedCustomer> all,
      Function<CountedCustomer, List<Preference>> preferences,
      Map<String, String> known) {
    return all.stream().map(one -> Taste.of(preferences.apply(one), known)).toArray(Taste[]::new);
  }

  /// As of when.
  public Instant counted() {
    return counted;
  }

  public int size() {
    return customers.size();
  }

  /// The ids everyone is counted under, in order.
  public List<String> customers() {
    return customers;
  }

  /// The id that a customer is counted under, their own if they are not merged.
  public String countedAs(String customer) {
    return countedAs.getOrDefault(customer, customer);
  }

  /// Whether a condition holds of a customer; false if they were not counted.
  public boolean holds(SegmentRule.Where where, CustomerId customer) {
    Integer row = rows.get(countedAs(customer.value()));
    return row != null && rows(where).get(row);
  }

  /// Everyone of whom a condition holds, in the order of their ids.
  public List<String> select(SegmentRule.Where where) {
    return rows(where).stream().mapToObj(customers::get).toList();
  }

  /// How many these are.
  public int count(SegmentRule.Where where) {
    return rows(where).cardinality();
  }

  /// A number of a customer; `NaN` if it is not known, or no number.
  public double number(CustomerFigure figure, String customer) {
    Integer row = rows.get(customer);
    double[] column = numbers.get(figure);
    return row == null || column == null ? Double.NaN : column[row];
  }

  /// A text of a customer; empty if it is not known, or no text.
  public String text(CustomerFigure figure, String customer) {
    Integer row = rows.get(customer);
    @Nullable String[] column = texts.get(figure);
    String text = row == null || column == null ? null : column[row];
    return text == null ? "" : text;
  }

  /// Everyone's figures as numbers that can be compared.
  ///
  /// @param names of the columns, as conditions have them
  /// @param values of column, row: in deviations from the mean; 0 where they are not known
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Columns(List<String> customers, List<String> names, double[][] values) {}

  /// Numbers, the stages, and shares of the categories, brands and channels that matter most.
  Columns columns() {
    var columns = new LinkedHashMap<String, double[]>();
    numbers.forEach((figure, values) -> columns.put(figure.wireName(), standardised(values)));
    @Nullable String[] stages = texts.get(CustomerFigure.STAGE);
    for (LifecycleStage stage : LifecycleStage.values()) {
      columns.put(
          "stage=" + stage.name().toLowerCase(Locale.ROOT),
          standardised(
              IntStream.range(0, customers.size())
                  .mapToDouble(row -> stages != null && stage.name().equals(stages[row]) ? 1 : 0)
                  .toArray()));
    }
    tastes.forEach((figure, shares) ->
        foremost(shares)
            .forEach(name ->
                columns.put(
                    figure.wireName() + ":" + name,
                    standardised(
                        Arrays.stream(shares).mapToDouble(one -> one.of(name)).toArray()))));
    return new Columns(
        customers, List.copyOf(columns.keySet()), columns.values().toArray(double[][]::new));
  }

  private static List<String> foremost(Taste[] shares) {
    var sums = new TreeMap<String, Double>();
    for (Taste one : shares) {
      for (int i = 0; i < one.names.length; i++) {
        sums.merge(one.names[i], (double) one.shares[i], Double::sum);
      }
    }
    return sums.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(FOREMOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  /// Amounts and counts by their logarithm.
  private static double[] standardised(double[] values) {
    double[] known = Arrays.stream(values).filter(value -> !Double.isNaN(value)).toArray();
    double most = Arrays.stream(known).max().orElse(0);
    double least = Arrays.stream(known).min().orElse(0);
    DoubleUnaryOperator scale = least >= 0 && most > LARGE ? Math::log1p : value -> value;
    double mean = Arrays.stream(known).map(scale).average().orElse(0);
    double variance =
        Arrays.stream(known)
            .map(scale)
            .map(value -> (value - mean) * (value - mean))
            .average()
            .orElse(0);
    double factor = variance > 0 ? 1 / Math.sqrt(variance) : 0;
    return Arrays.stream(values)
        .map(value -> Double.isNaN(value) ? 0 : (scale.applyAsDouble(value) - mean) * factor)
        .toArray();
  }

  /// The rows of whom a condition holds; not to be changed.
  private BitSet rows(SegmentRule.Where where) {
    if (selected.size() > REMEMBERED) {
      selected.clear();
    }
    return selected.computeIfAbsent(where.condition(), this::asked);
  }

  private BitSet asked(Expression expression) {
    return switch (expression) {
      case Expression.Everything _ -> everyone();
      case Expression.Comparison comparison -> compared(comparison);
      case Expression.Not(var negated) -> {
        BitSet rows = everyone();
        rows.andNot(asked(negated));
        yield rows;
      }
      case Expression.All(var parts) -> {
        BitSet rows = everyone();
        parts.forEach(part -> rows.and(asked(part)));
        yield rows;
      }
      case Expression.Any(var parts) -> {
        var rows = new BitSet();
        parts.forEach(part -> rows.or(asked(part)));
        yield rows;
      }
    };
  }

  private BitSet everyone() {
    var rows = new BitSet(customers.size());
    rows.set(0, customers.size());
    return rows;
  }

  private BitSet compared(Expression.Comparison comparison) {
    IntFunction<Cell> cells = cells(comparison.attribute());
    return IntStream.range(0, customers.size())
        .filter(row -> comparison.met(cells.apply(row)))
        .collect(BitSet::new, BitSet::set, BitSet::or);
  }

  private IntFunction<Cell> cells(String attribute) {
    Optional<Share> share = Share.of(attribute);
    if (share.isPresent()) {
      Taste[] column = tastes.get(share.get().of());
      String name = share.get().name();
      return row -> column == null ? Cell.NONE : Cell.of(column[row].of(name));
    }
    CustomerFigure figure = CustomerFigure.of(attribute).orElseThrow();
    double[] column = numbers.get(figure);
    if (column != null) {
      return row -> Cell.of(column[row]);
    }
    @Nullable String[] text = texts.get(figure);
    Map<String, Cell> known = new HashMap<>();
    return row -> {
      String value = text == null ? null : text[row];
      return value == null ? Cell.NONE : known.computeIfAbsent(value, one -> cell(figure, one));
    };
  }

  private static Cell cell(CustomerFigure figure, String value) {
    return figure == CustomerFigure.STAGE
        ? Cell.of(List.of(value, STAGES_IN_CHINESE.getOrDefault(value, value)))
        : Cell.of(value);
  }
}
