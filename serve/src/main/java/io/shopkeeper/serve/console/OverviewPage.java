package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.experiment.shop.ResultTexts;
import io.shopkeeper.experiment.shop.ShopExperiments;
import io.shopkeeper.ingest.quality.LoadHistory;
import io.shopkeeper.serve.figures.Period;
import io.shopkeeper.serve.figures.SalesFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.serve.ports.ServingModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// How the shop is doing now, and how it did lately.
public final class OverviewPage {
  /// The periods to choose from, in days.
  public static final List<Integer> PERIODS = List.of(30, 90, 365);

  private static final int BEST = 8;

  /// More days than this are shown by the week.
  private static final int MANY = 120;

  private final Templates templates;
  private final Shop shop;
  private final SalesFigures sales;
  private final LoadHistory quality;
  private final Metrics metrics;
  private final Supplier<Optional<ServingModel>> model;
  private final ShopExperiments experiments;

  OverviewPage(
      Templates templates,
      Shop shop,
      SalesFigures sales,
      LoadHistory quality,
      Metrics metrics,
      Supplier<Optional<ServingModel>> model,
      ShopExperiments experiments) {
    this.templates = templates;
    this.shop = shop;
    this.sales = sales;
    this.quality = quality;
    this.metrics = metrics;
    this.model = model;
    this.experiments = experiments;
  }

  /// What became of the events that came over HTTP since the start.
  public record Intake(long accepted, long duplicates, long rejected) {}

  /// The last load and what it counted.
  public record LastLoad(LoadHistory.Load load, Map<String, List<LoadHistory.Count>> counts) {}

  /// A product that sold, and how long its bar is, in percent of the best.
  public record Best(SalesFigures.Seller seller, int percent) {}

  Answer show(Request request) {
    Texts t = templates.view(request).t();
    int days = request.number("days", PERIODS.getFirst(), 1, 3650);
    Period period = sales.recent(days);
    boolean weekly = days > MANY;
    List<SalesFigures.Day> byDay = sales.days(period, null);
    List<SalesFigures.Day> points = weekly ? Chart.weeks(byDay) : byDay;
    var values = new HashMap<String, Object>(live());
    values.put("period", period);
    values.put("days", days);
    values.put(
        "revenue",
        Chart.revenue(
            t,
            t.text(weekly ? "overview.weekly_revenue" : "overview.revenue"),
            points,
            shop.currency().getCurrencyCode()));
    values.put(
        "orders",
        Chart.counts(
            t,
            t.text(weekly ? "overview.weekly_orders" : "overview.orders"),
            points,
            SalesFigures.Day::orders));
    values.put("best", best(period));
    values.put("funnel", sales.funnel(period));
    values.put("model", model.get());
    values.put(
        "intake",
        new Intake(
            metrics.events(Metrics.Outcome.ACCEPTED),
            metrics.events(Metrics.Outcome.DUPLICATE),
            metrics.events(Metrics.Outcome.REJECTED)));
    values.put(
        "lastLoad",
        quality.loads(1).stream()
            .findFirst()
            .map(load -> new LastLoad(load, quality.counts(load))));
    return templates.page(request, "overview", values);
  }

  /// The live figures alone, for a page that is open.
  Answer live(Request request) {
    return templates.page(request, "live", live());
  }

  /// What Shopkeeper earned, which takes a reading of all events and is asked for by itself.
  Answer earned(Request request) {
    return templates.page(request, "earned", earned(templates.view(request).t()));
  }

  private Map<String, Object> earned(Texts t) {
    var texts = new ResultTexts(t.language().locale(), shop.currency());
    return Map.of("earned", experiments.earnings().map(found -> EarnedView.of(t, texts, found)));
  }

  private Map<String, Object> live() {
    return Map.of("live", sales.live(), "totals", sales.totals());
  }

  private List<Best> best(Period period) {
    List<SalesFigures.Seller> sellers = sales.bestSellers(period, BEST);
    long most = sellers.isEmpty() ? 1 : Math.max(1, sellers.getFirst().revenue().minor());
    return sellers.stream()
        .map(seller -> new Best(seller, (int) (100.0 * seller.revenue().minor() / most)))
        .toList();
  }
}
