package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Money;
import io.shopkeeper.evaluation.Calibration;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.profile.explain.SmallestChange;
import io.shopkeeper.profile.foresight.Outlook;
import io.shopkeeper.profile.foresight.Trial;
import io.shopkeeper.profile.lifetime.LifetimeDraws;
import io.shopkeeper.profile.lifetime.LifetimeReasons;
import io.shopkeeper.serve.figures.Customers.Foreseen;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;

/// What is foreseen of a customer, in words.
///
/// @param because why so many orders and so much; empty where that cannot be told
/// @param change empty if none is known
/// @param trial how good such a model was
public record OutlookView(
    String days,
    List<CustomerView.Figure> figures,
    List<CustomerView.Figure> because,
    List<Reason> reasons,
    List<Alike> alike,
    List<String> change,
    String trial,
    List<Bin> bins,
    String version,
    String asOf) {

  /// @param effect by which the odds of an order are multiplied, as `× 1.8`
  /// @param width of the bar, in percent of the greatest effect
  public record Reason(String text, String effect, boolean more, int width) {}

  public record Alike(String customer, String again) {}

  /// Customers of whom about the same was foretold in the trial.
  public record Bin(String foretold, String happened, String customers) {}

  static OutlookView of(Texts t, Foreseen foreseen, Currency currency) {
    Outlook outlook = foreseen.outlook();
    Trial trial = foreseen.trained().model().trial();
    String days = t.number(outlook.ahead());
    return new OutlookView(
        days,
        figures(t, outlook, days, currency),
        outlook.because() == null ? List.of() : because(t, outlook.because(), days, currency),
        reasons(t, outlook, currency),
        outlook.alike().stream()
            .map(one -> new Alike(one.customer(), t.percent(one.again())))
            .toList(),
        outlook.change().stream().map(change -> change(t, change, currency)).toList(),
        t.text(
            "outlook.trial",
            t.number(trial.customers()),
            days,
            t.decimal(trial.area().estimate()),
            t.decimal(trial.area().low()),
            t.decimal(trial.area().high()),
            t.percent(trial.error().estimate())),
        trial.calibration().bins().stream().map(bin -> bin(t, bin)).toList(),
        foreseen.trained().version(),
        t.time(foreseen.asOf()));
  }

  private static List<CustomerView.Figure> figures(
      Texts t, Outlook outlook, String days, Currency currency) {
    List<CustomerView.Figure> figures = new ArrayList<>();
    figures.add(
        new CustomerView.Figure(
            t.text("outlook.again", days),
            t.percent(outlook.again()),
            t.text("outlook.nobody_known", t.percent(outlook.base()))));
    if (outlook.alive() != null) {
      figures.add(
          new CustomerView.Figure(
              t.text("outlook.alive"), t.percent(outlook.alive()), t.text("outlook.alive_how")));
    }
    LifetimeDraws.Outlook orders = outlook.orders();
    if (orders != null) {
      figures.add(
          new CustomerView.Figure(
              t.text("outlook.orders", days),
              t.decimal(orders.orders().estimate()),
              t.text(
                  "outlook.between",
                  t.number(Math.round(orders.orders().low())),
                  t.number(Math.round(orders.orders().high())))));
      Interval worth = orders.worth();
      if (worth != null) {
        figures.add(
            new CustomerView.Figure(
                t.text("outlook.value", days),
                money(t, worth.estimate(), currency),
                t.text(
                    "outlook.between",
                    money(t, worth.low(), currency),
                    money(t, worth.high(), currency))));
      }
    }
    return figures;
  }

  /// Each factor of what is expected, with how many times that of a new customer it is.
  private static List<CustomerView.Figure> because(
      Texts t, LifetimeReasons because, String days, Currency currency) {
    List<CustomerView.Figure> factors = new ArrayList<>();
    factors.add(
        new CustomerView.Figure(
            t.text(
                "outlook.rhythm",
                t.number(because.history().repeats()),
                t.number(Math.round(because.history().age())),
                t.number(Math.round(because.history().age() - because.history().lastRepeat()))),
            t.percent(because.alive()),
            t.text("outlook.still")));
    factors.add(
        new CustomerView.Figure(
            t.text("outlook.if_still", days),
            times(
                t,
                t.decimal(because.ordersIfStill()),
                because.ordersIfStill(),
                because.ordersOfNew()),
            t.text("outlook.of_new", t.decimal(because.ordersOfNew()))));
    if (!Double.isNaN(because.amount())) {
      factors.add(
          new CustomerView.Figure(
              t.text("outlook.amount"),
              times(
                  t, money(t, because.amount(), currency), because.amount(), because.amountOfAll()),
              t.text("outlook.amount_of_all", money(t, because.amountOfAll(), currency))));
    }
    return factors;
  }

  private static String times(Texts t, String value, double own, double usual) {
    return t.text("customer.times", value, String.format(Locale.ROOT, "%.1f", own / usual));
  }

  private static List<Reason> reasons(Texts t, Outlook outlook, Currency currency) {
    double most =
        outlook.reasons().stream().mapToDouble(one -> Math.abs(one.logOdds())).max().orElse(1);
    return outlook.reasons().stream()
        .map(one ->
            new Reason(
                t.text(
                    "outlook.reason",
                    feature(t, one.feature()),
                    value(t, one.feature(), one.value(), currency)),
                "× " + t.decimal(Math.exp(one.logOdds())),
                one.logOdds() > 0,
                (int) Math.round(100 * Math.abs(one.logOdds()) / most)))
        .toList();
  }

  private static String change(Texts t, SmallestChange.Change change, Currency currency) {
    return t.text(
        "outlook.change",
        feature(t, change.feature()),
        value(t, change.feature(), change.from(), currency),
        value(t, change.feature(), change.to(), currency));
  }

  private static Bin bin(Texts t, Calibration.Bin bin) {
    return new Bin(
        t.percent(bin.meanProbability()), t.percent(bin.observed()), t.number(bin.count()));
  }

  private static String feature(Texts t, String name) {
    return t.named("feature", name.replace(' ', '_'));
  }

  /// Amounts as money; other numbers with three digits.
  private static String value(Texts t, String feature, String value, Currency currency) {
    if (value.isEmpty()) {
      return t.text("outlook.not_known");
    }
    double number;
    try {
      number = Double.parseDouble(value);
    } catch (NumberFormatException _) {
      return value; // A level.
    }
    boolean amount =
        feature.contains("money") || feature.contains("amount") || feature.contains("price");
    if (amount) {
      return money(t, number, currency);
    }
    return feature.contains("share") || feature.equals("alive")
        ? t.percent(number)
        : new BigDecimal(number).round(new MathContext(3)).stripTrailingZeros().toPlainString();
  }

  private static String money(Texts t, double minor, Currency currency) {
    return t.money(new Money(Math.round(minor), currency));
  }
}
