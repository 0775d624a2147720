package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Money;
import io.shopkeeper.profile.customer.CustomerProfile;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.ShopWide;
import io.shopkeeper.serve.figures.Lineage;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// A customer's profile in words. Of one who refused personalisation it holds what is bookkeeping,
/// and nothing that is inferred.
///
/// @param stage empty if it may not be told
/// @param given what was stated, name and value
/// @param preferences empty if they may not be told
/// @param tastes likewise, or if there are none
public record CustomerView(
    String customer,
    String countedAs,
    boolean refused,
    String stage,
    List<Figure> figures,
    List<Figure> given,
    List<Bars> preferences,
    Optional<Chart> tastes,
    Bars channels,
    Columns hours,
    Lineage lineage) {

  /// @param name what it is
  /// @param meaning what it says and how it is counted; empty if the name says it
  public record Figure(String name, String value, String meaning) {}

  public CustomerView {
    figures = List.copyOf(figures);
    given = List.copyOf(given);
    preferences = List.copyOf(preferences);
  }

  static CustomerView of(Texts t, CustomerProfile profile, ShopWide shop, Currency currency) {
    CustomerStatistics counted = profile.statistics();
    List<Figure> figures = new ArrayList<>();
    figures.add(figure(t, "money", money(t, counted.money(), currency)));
    figures.add(figure(t, "orders", t.number(counted.orders())));
    figures.add(figure(t, "units", t.number(counted.unitsBought())));
    figures.add(figure(t, "mean_order", money(t, counted.meanOrder(), currency)));
    figures.add(figure(t, "sessions", t.number(counted.sessions())));
    figures.add(figure(t, "days_since_first", days(t, counted.daysSinceFirst())));
    figures.add(figure(t, "days_since_last", days(t, counted.daysSinceLast())));
    figures.add(figure(t, "days_since_order", days(t, counted.daysSinceOrder())));
    profile
        .inferred()
        .ifPresent(known -> {
          figures.add(figure(t, "days_between_orders", days(t, known.daysBetweenOrders())));
          figures.add(figure(t, "spending_level", t.percent(known.spendingLevel())));
          figures.add(figure(t, "price_sensitivity", sensitivity(t, known.priceSensitivity())));
          figures.add(figure(t, "discount_affinity", t.percent(known.discountAffinity())));
          figures.add(figure(t, "return_share", t.percent(known.returnShare())));
        });
    return new CustomerView(
        profile.customer(),
        profile.countedAs(),
        profile.personalisationRefused(),
        profile.inferred().map(known -> known.stage().name().toLowerCase(Locale.ROOT)).orElse(""),
        figures,
        given(t, profile.given()),
        profile.inferred().map(known -> preferences(t, known, shop)).orElse(List.of()),
        profile.inferred().flatMap(known -> TasteMap.of(t, known, shop)),
        new Bars(
            t.text("customer.channels"),
            counted.channels().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(one -> Bars.Bar.of(t.named("channel", one.getKey()), one.getValue(), t))
                .toList()),
        hours(t, counted.hours()),
        Lineage.of(profile.countedAs()));
  }

  private static Figure figure(Texts t, String key, String value) {
    return new Figure(t.named("figure", key), value, t.named("figure_means", key));
  }

  private static List<Bars> preferences(Texts t, CustomerStatistics known, ShopWide shop) {
    return List.of(
        Bars.of(t.text("customer.categories"), known.categories(), shop.categories(), t),
        Bars.of(t.text("customer.brands"), known.brands(), shop.brands(), t),
        Bars.priceBands(t, known.priceBands()));
  }

  private static List<Figure> given(Texts t, CustomerProfile.Given given) {
    String missing = t.text("customer.not_given");
    @Nullable Integer age = given.age();
    @Nullable Long income = given.incomeMinor();
    @Nullable String currency = given.incomeCurrency();
    @Nullable String gender = given.gender();
    return List.of(
        new Figure(t.text("customer.age"), age == null ? missing : t.number(age), ""),
        new Figure(
            t.text("customer.gender"), gender == null ? missing : t.named("gender", gender), ""),
        new Figure(
            t.text("customer.income"),
            income == null || currency == null
                ? missing
                : t.money(new Money(income, Currency.getInstance(currency))),
            ""));
  }

  private static Columns hours(Texts t, List<Long> hours) {
    long total = hours.stream().mapToLong(Long::longValue).sum();
    long most = Math.max(1, hours.stream().mapToLong(Long::longValue).max().orElse(1));
    return new Columns(
        t.text("customer.hours"),
        IntStream.range(0, hours.size())
            .mapToObj(hour ->
                new Columns.Column(
                    "%02d:00".formatted(hour),
                    t.number(hours.get(hour)),
                    t.percent((double) hours.get(hour) / Math.max(1, total)),
                    100.0 * hours.get(hour) / most))
            .toList());
  }

  private static String money(Texts t, double minor, Currency currency) {
    return t.money(Double.isNaN(minor) ? null : new Money(Math.round(minor), currency));
  }

  private static String sensitivity(Texts t, double sensitivity) {
    return Double.isNaN(sensitivity) ? "–" : t.stars(sensitivity);
  }

  private static String days(Texts t, double days) {
    return Double.isFinite(days) ? t.text("customer.days", t.number(Math.round(days))) : "–";
  }
}
