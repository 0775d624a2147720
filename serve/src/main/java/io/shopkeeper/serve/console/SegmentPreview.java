package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Money;
import io.shopkeeper.profile.segment.CustomerFigure;
import io.shopkeeper.profile.segment.Population;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// Who is in a segment, in words: how many, and some of them.
///
/// @param fault why the condition makes no sense; empty if it does
public record SegmentPreview(
    String count, String all, String share, int percent, List<Line> sample, String fault) {
  private static final int SAMPLE = 10;

  /// A customer.
  public record Line(
      String customer, String stage, String orders, String money, String lately, String category) {}

  public SegmentPreview {
    sample = List.copyOf(sample);
  }

  static SegmentPreview of(
      Texts t, List<String> members, Population population, Currency currency) {
    double share = (double) members.size() / Math.max(1, population.size());
    return new SegmentPreview(
        t.number(members.size()),
        t.number(population.size()),
        t.percent(share),
        (int) Math.round(100 * share),
        members.stream()
            .limit(SAMPLE)
            .map(customer -> line(t, customer, population, currency))
            .toList(),
        "");
  }

  static SegmentPreview faulty(String fault) {
    return new SegmentPreview("", "", "", 0, List.of(), fault);
  }

  private static Line line(Texts t, String customer, Population population, Currency currency) {
    String stage = population.text(CustomerFigure.STAGE, customer).toLowerCase(Locale.ROOT);
    double orders = population.number(CustomerFigure.ORDERS, customer);
    double money = population.number(CustomerFigure.MONEY, customer);
    double lately = population.number(CustomerFigure.DAYS_SINCE_ORDER, customer);
    return new Line(
        customer,
        stage.isEmpty() ? "" : t.named("stage", stage),
        Double.isNaN(orders) ? "" : t.number((long) orders),
        Double.isNaN(money) ? "" : t.money(amount(money, currency)),
        Double.isNaN(lately) ? "" : t.text("customer.days", t.number((long) lately)),
        population.text(CustomerFigure.CATEGORY, customer));
  }

  private static Money amount(double major, Currency currency) {
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    return new Money(
        BigDecimal.valueOf(major)
            .movePointRight(digits)
            .setScale(0, RoundingMode.HALF_UP)
            .longValue(),
        currency);
  }
}
