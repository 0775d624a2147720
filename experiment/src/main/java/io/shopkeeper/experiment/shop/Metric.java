package io.shopkeeper.experiment.shop;

import io.shopkeeper.experiment.statistics.Measure;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What units are measured by, each after its first exposure. Its name in JSON, tables and commands
/// is `conversion`, `revenue`, `revenue:200`, `refunds`, `retention:7`, `order-value` or
/// `spent:0.5`.
///
/// @param parameter what the kind needs, 0 for none
public record Metric(Kind kind, double parameter) {
  private static final int LONGEST_RETENTION = 365;

  /// What is measured of a unit.
  public enum Kind {
    /// Whether it bought.
    CONVERSION(Measure.PROPORTION, false),
    /// What it paid, in minor units of the shop's currency, refunds not taken off; capped at the
    /// parameter, in major units, where that is above 0.
    REVENUE(Measure.MEAN, true),
    /// Whether it gave something back. The less, the better.
    REFUNDS(Measure.PROPORTION, false),
    /// Whether it came back on a later day of the shop, within as many times 24 hours as the
    /// parameter says; units that are not as old are left out.
    RETENTION(Measure.PROPORTION, false),
    /// What was paid per order: the ratio of two sums over units.
    ORDER_VALUE(Measure.RATIO, true),
    /// The quantile, by the parameter, of what units that bought paid.
    SPENT(Measure.MEAN, true);

    private final Measure measure;
    private final boolean money;

    Kind(Measure measure, boolean money) {
      this.measure = measure;
      this.money = money;
    }

    /// As in `order-value`.
    public String wireName() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
  }

  public static final Metric CONVERSION = new Metric(Kind.CONVERSION, 0);
  public static final Metric REVENUE = new Metric(Kind.REVENUE, 0);

  /// Those that need no thought, for a person to choose from.
  public static final List<Metric> USUAL =
      List.of(
          CONVERSION,
          REVENUE,
          new Metric(Kind.ORDER_VALUE, 0),
          new Metric(Kind.SPENT, .5),
          new Metric(Kind.RETENTION, 7),
          new Metric(Kind.REFUNDS, 0));

  public Metric {
    boolean fits =
        switch (kind) {
          case CONVERSION, REFUNDS, ORDER_VALUE -> parameter == 0;
          case REVENUE -> parameter >= 0 && parameter < 1e12;
          case RETENTION ->
              parameter >= 1 && parameter <= LONGEST_RETENTION && parameter == Math.rint(parameter);
          case SPENT -> parameter > 0 && parameter < 1;
        };
    if (!fits) {
      throw new IllegalArgumentException(
          "metric '%s' cannot have %s: %s".formatted(kind.wireName(), parameter, KNOWN));
    }
  }

  /// For messages.
  public static final String KNOWN =
      "conversion, revenue, revenue:CAP, refunds, retention:DAYS (1 to 365), order-value and"
          + " spent:QUANTILE (between 0 and 1) are known";

  /// Of a name that is ours.
  ///
  /// @throws IllegalArgumentException if it is none
  public static Metric of(String wireName) {
    int colon = wireName.indexOf(':');
    String name = colon < 0 ? wireName : wireName.substring(0, colon);
    Optional<Kind> kind =
        Arrays.stream(Kind.values()).filter(one -> one.wireName().equals(name)).findFirst();
    try {
      if (kind.isPresent()) {
        return new Metric(
            kind.get(), colon < 0 ? 0 : Double.parseDouble(wireName.substring(colon + 1)));
      }
    } catch (NumberFormatException _) {
      // Told below, like every other name that is none.
    }
    throw new IllegalArgumentException("metric is '%s': %s".formatted(wireName, KNOWN));
  }

  /// As in `retention:7`.
  public String wireName() {
    return parameter == 0 ? kind.wireName() : kind.wireName() + ":" + parameterText();
  }

  /// As in `7` or `0.5`.
  public String parameterText() {
    return BigDecimal.valueOf(parameter).stripTrailingZeros().toPlainString();
  }

  /// The key of its name among texts.
  public String textKey() {
    return kind == Kind.REVENUE && parameter > 0
        ? "revenue_capped"
        : kind.name().toLowerCase(Locale.ROOT);
  }

  public Measure measure() {
    return kind.measure;
  }

  /// Whether it is in minor units of the shop's currency; else it is a share.
  public boolean money() {
    return kind.money;
  }

  public boolean moreIsBetter() {
    return kind != Kind.REFUNDS;
  }
}
