package io.shopkeeper.simulation;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.function.IntToDoubleFunction;
import java.util.random.RandomGenerator;

/// Everything one customer does in the shop, by the cascade of seeing, picking, carting, buying.
final class Visits {

  private static final int LIST_LENGTH = 8;
  private static final double SEARCHES = .3;
  private static final double ANONYMOUS = .35;
  private static final double LOGS_IN_TO_BUY = .8;
  static final double PICKS_BEST = .75;
  private static final double PICKS_ANY = .05;
  static final double CARTS = .4;
  private static final double TAKES_OUT = .08;
  static final double BUYS_CART = .6;
  private static final double REFUNDS = .05;

  /// Weight of each hour of the shop's day.
  private static final double[] HOURS = {
    2, 1, 1, 1, 1, 2, 4, 6, 7, 8, 9, 9, 10, 9, 8, 8, 8, 9, 11, 14, 16, 15, 10, 5
  };

  private final SimulationSettings settings;
  private final List<Article> articles;
  private final Shopper shopper;
  private final RandomGenerator random;
  private final List<ShopEvent> events = new ArrayList<>();
  private final Set<ProductId> owned = new HashSet<>();
  private int orders;

  Visits(SimulationSettings settings, List<Article> articles, Shopper shopper, Seed seed) {
    this.settings = settings;
    this.articles = articles;
    this.shopper = shopper;
    this.random = seed.generator("visits-" + shopper.customer().id());
  }

  /// In no order.
  List<ShopEvent> events() {
    starts().forEach(this::visit);
    events.removeIf(event -> event.visit().time().isAfter(settings.end()));
    return events;
  }

  /// When the visits begin, in order: gaps between visits are exponential.
  private List<Instant> starts() {
    var starts = new ArrayList<Instant>();
    LocalDate last = settings.shop().day(settings.end());
    double gap = 30 / shopper.visits();
    double day = random.nextExponential() * gap;
    while (day < settings.days()) {
      LocalTime time =
          LocalTime.of(
              Weighted.draw(HOURS.length, hour -> HOURS[hour], random),
              random.nextInt(60),
              random.nextInt(60));
      LocalDate date = last.minusDays(settings.days() - 1 - (long) day);
      starts.add(date.atTime(time).atZone(settings.shop().timeZone()).toInstant());
      day += Math.max(1, random.nextExponential() * gap);
    }
    return starts;
  }

  private void visit(Instant start) {
    var session = new SessionId("%s-%d".formatted(shopper.customer().id(), start.getEpochSecond()));
    var browsing = new Browsing(session, start, random.nextDouble() >= ANONYMOUS);
    var cart = new ArrayList<Article>();
    int lists = 1 + (int) random.nextExponential();
    for (int n = 0; n < lists; n++) {
      browsing.list(cart);
    }
    if (!cart.isEmpty() && random.nextDouble() < BUYS_CART) {
      browsing.buy(cart);
    }
  }

  /// One visit, a clock running.
  private final class Browsing {
    private final SessionId session;
    private Instant now;
    private boolean known;

    Browsing(SessionId session, Instant start, boolean known) {
      this.session = session;
      this.now = start;
      this.known = known;
    }

    /// A list is shown, some of it picked, some of that put into the cart.
    void list(List<Article> cart) {
      int aisle = Weighted.draw(shopper.aisles().length, a -> shopper.aisles()[a], random);
      List<Article> candidates =
          articles.stream().filter(article -> article.aisle() == aisle).toList();
      if (candidates.isEmpty()) {
        candidates = articles;
      }
      String name = "category";
      if (random.nextDouble() < SEARCHES) {
        Article wanted = candidates.get(Weighted.draw(candidates.size(), draw(candidates), random));
        String query = wanted.noun().in(settings.chinese());
        add(visit -> id -> new ShopEvent.Search(id, visit, query));
        name = "search";
      }
      show(name, Weighted.drawSome(candidates, LIST_LENGTH, Article::appeal, random), cart);
    }

    private IntToDoubleFunction draw(List<Article> candidates) {
      return i -> candidates.get(i).appeal() * shopper.liking(candidates.get(i));
    }

    private void show(String list, List<Article> shown, List<Article> cart) {
      List<ProductId> ids = shown.stream().map(article -> article.product().id()).toList();
      add(visit -> id -> new ShopEvent.ViewItemList(id, visit, list, ids));
      double best = shown.stream().mapToDouble(shopper::liking).max().orElse(1);
      for (int i = 0; i < shown.size(); i++) {
        Article article = shown.get(i);
        double fit = shopper.liking(article) / best;
        int position = i + 1;
        if (random.nextDouble() < Math.max(PICKS_ANY, PICKS_BEST * fit)) {
          ProductId product = article.product().id();
          add(visit -> id -> new ShopEvent.SelectItem(id, visit, list, product, position));
          add(visit -> id -> new ShopEvent.ViewItem(id, visit, product));
          boolean wanted = article.boughtAgain() || !owned.contains(product);
          if (wanted && article.product().inStock() && random.nextDouble() < CARTS * fit) {
            add(visit -> id -> new ShopEvent.AddToCart(id, visit, product, 1));
            if (random.nextDouble() < TAKES_OUT) {
              add(visit -> id -> new ShopEvent.RemoveFromCart(id, visit, product, 1));
            } else if (!cart.contains(article)) {
              cart.add(article);
            }
          }
        }
      }
    }

    void buy(List<Article> cart) {
      if (!known && random.nextDouble() >= LOGS_IN_TO_BUY) {
        return;
      }
      known = true;
      var order = new OrderId("%s-O%d".formatted(shopper.customer().id(), ++orders));
      List<OrderLine> lines =
          cart.stream()
              .map(article ->
                  new OrderLine(
                      article.product().id(),
                      article.boughtAgain() ? 1 + random.nextInt(3) : 1,
                      article.price()))
              .toList();
      add(visit -> id -> new ShopEvent.Purchase(id, visit, order, lines));
      cart.forEach(article -> owned.add(article.product().id()));
      if (random.nextDouble() < REFUNDS) {
        Instant later = now.plus(Duration.ofHours(72 + random.nextInt(240)));
        Visit visit = Visit.of(shopper.customer().id(), Channel.WEB, later);
        OrderLine back = lines.get(random.nextInt(lines.size()));
        events.add(new ShopEvent.Refund(nextId(), visit, order, List.of(back)));
      }
    }

    private void add(Function<Visit, Function<EventId, ShopEvent>> event) {
      var visit = new Visit(known ? shopper.customer().id() : null, session, Channel.WEB, now);
      events.add(event.apply(visit).apply(nextId()));
      now = now.plusSeconds(2 + random.nextInt(40));
    }
  }

  private EventId nextId() {
    return new EventId("%s-%d".formatted(shopper.customer().id(), events.size() + 1));
  }
}
