package io.shopkeeper.serve.figures;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import io.shopkeeper.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Orders and revenue, by the shop's days and in its currency.
///
/// Revenue is what was ordered less what was refunded that day; amounts in other currencies are
/// left out. Safe for any number of threads.
public final class SalesFigures {
  private static final Duration LIVE = Duration.ofSeconds(2);
  private static final Duration SLOW = Duration.ofSeconds(30);

  private final Store store;
  private final InstantSource clock;
  private final Cached<Live> live;
  private final Cached<Totals> totals;
  private final Counted<Period, List<Day>> days;
  private final Counted<Best, List<Seller>> best;
  private final Counted<Period, Funnel> funnels;

  /// The figures of this minute and this day.
  public record Live(long eventsInLastMinute, long ordersToday, Money revenueToday) {}

  /// What there is altogether.
  ///
  /// @param customers who are named in the shop's data or bought something
  /// @param lastOrder null before the first order
  public record Totals(long products, long customers, long orders, @Nullable Instant lastOrder) {}

  /// One day; without an order all are zero.
  ///
  /// @param units pieces sold
  public record Day(LocalDate day, long orders, long units, Money revenue) {}

  /// A product that sold.
  ///
  /// @param title its id where the catalogue does not know it
  public record Seller(ProductId product, String title, long units, Money revenue) {}

  public SalesFigures(Store store, InstantSource clock) {
    this.store = store;
    this.clock = clock;
    this.live = new Cached<>(LIVE, clock, this::askLive);
    this.totals = new Cached<>(SLOW, clock, this::askTotals);
    var lastSale = new LastSale(store);
    this.days = Counted.anew(lastSale, clock, period -> askDays(period, null));
    this.best = Counted.anew(lastSale, clock, this::askBest);
    this.funnels = new Counted<>(store.log()::head, clock, new Funnels(store));
  }

  public Live live() {
    return live.value();
  }

  public Totals totals() {
    return totals.value();
  }

  /// The days up to today, or up to the last order where the data end earlier.
  public Period recent(int days) {
    Instant last = totals().lastOrder();
    LocalDate today = shop().day(clock.instant());
    LocalDate lastDay = last == null ? today : shop().day(last);
    return Period.upTo(lastDay.isBefore(today.minusDays(1)) ? lastDay : today, days);
  }

  /// Every day of a period.
  ///
  /// @param product null for all
  public List<Day> days(Period period, @Nullable ProductId product) {
    return product == null ? days.of(period) : askDays(period, product);
  }

  private List<Day> askDays(Period period, @Nullable ProductId product) {
    var byDay = new HashMap<LocalDate, Day>();
    store
        .facts()
        .list(
            daily(period, product),
            row -> new Day(day(row), row.integer(1), row.integer(2), money(row, 3)))
        .forEach(day -> byDay.put(day.day(), day));
    return period.days().stream()
        .map(day -> byDay.getOrDefault(day, new Day(day, 0, 0, Money.zero(shop().currency()))))
        .toList();
  }

  /// How far visits came.
  ///
  /// @param visits of any kind
  /// @param looked that opened a product
  /// @param carted that put something into the cart
  /// @param ordered that ended with an order
  public record Funnel(long visits, long looked, long carted, long ordered) {
    /// @param share of all visits
    public record Step(String name, long visits, double share) {}

    public List<Step> steps() {
      return List.of(
          step("visits", visits),
          step("looked", looked),
          step("carted", carted),
          step("ordered", ordered));
    }

    private Step step(String name, long count) {
      return new Step(name, count, visits == 0 ? 0 : count / (double) visits);
    }
  }

  public Funnel funnel(Period period) {
    return funnels.of(period);
  }

  private Query daily(Period period, @Nullable ProductId product) {
    String currency = shop().currency().getCurrencyCode();
    Instant from = period.start(shop());
    Instant to = period.end(shop());
    return product == null
        ? Query.of(SalesFigures.class, "daily.sql", from, to, currency, from, to, currency)
        : Query.of(
            SalesFigures.class,
            "daily-of-product.sql",
            product.value(),
            from,
            to,
            currency,
            product.value(),
            from,
            to,
            currency);
  }

  /// What is asked for of those that sold best.
  private record Best(Period period, int count) {}

  /// What brought in most, first the best.
  public List<Seller> bestSellers(Period period, int count) {
    return best.of(new Best(period, count));
  }

  private List<Seller> askBest(Best asked) {
    record Sold(ProductId product, long units, Money revenue) {}
    List<Sold> sold =
        store
            .facts()
            .list(
                Query.of(
                    SalesFigures.class,
                    "best-sellers.sql",
                    asked.period.start(shop()),
                    asked.period.end(shop()),
                    shop().currency().getCurrencyCode(),
                    asked.count),
                row -> new Sold(new ProductId(row.text(0)), row.integer(1), money(row, 2)));
    Map<ProductId, Product> known =
        store.facts().products(sold.stream().map(Sold::product).toList());
    return sold.stream()
        .map(one ->
            new Seller(
                one.product(),
                Optional.ofNullable(known.get(one.product()))
                    .map(Product::title)
                    .orElse(one.product().value()),
                one.units(),
                one.revenue()))
        .toList();
  }

  private Live askLive() {
    Instant now = clock.instant();
    Instant today = Period.upTo(shop().day(now), 1).start(shop());
    String currency = shop().currency().getCurrencyCode();
    return only(
        Query.of(
            SalesFigures.class,
            "live.sql",
            now.minus(Duration.ofMinutes(1)),
            today,
            today,
            currency,
            today,
            currency),
        row -> new Live(row.integer(0), row.integer(1), money(row, 2)));
  }

  private Totals askTotals() {
    return only(
        Query.of(SalesFigures.class, "totals.sql"),
        row -> new Totals(row.integer(0), row.integer(1), row.integer(2), row.instantOrNull(3)));
  }

  private <T> T only(Query query, Function<Row, T> reader) {
    return store.facts().list(query, reader).getFirst();
  }

  private static LocalDate day(Row row) {
    LocalDate day = row.dateOrNull(0);
    if (day == null) {
      throw new IllegalStateException("an order without a time");
    }
    return day;
  }

  private Money money(Row row, int column) {
    return new Money(row.integer(column), shop().currency());
  }

  private Shop shop() {
    return store.shop();
  }
}
