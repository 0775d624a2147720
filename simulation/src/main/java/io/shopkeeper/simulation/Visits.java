package io.shopkeeper.simulation;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
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
import java.util.random.RandomGenerator;

/// Everything one customer does in the shop, by the cascade of seeing, picking, carting, buying.
///
/// Some of the visits are to a marketplace where the shop sells too, which tells of orders only.
final class Visits {
  /// Where the shop sells beside its own pages.
  static final Channel MARKETPLACE = new Channel("marketplace");

  /// The list that is a category's.
  static final String CATEGORY = "category";

  private static final int LIST_LENGTH = 8;
  private static final double SEARCHES = .3;
  private static final double ANONYMOUS = .35;
  private static final double LOGS_IN_TO_BUY = .8;
  static final double PICKS_BEST = .75;
  private static final double PICKS_ANY = .05;
  static final double CARTS = .4;
  private static final double TAKES_OUT = .08;
  static final double BUYS_CART = .6;
  private static final double ELSEWHERE = .12;

  /// Of orders: cancelled within a day, sent back in part, sent back whole.
  private static final double CANCELS = .02;

  private static final double RETURNS_SOME = .05;
  private static final double RETURNS_ALL = .01;

  /// After so many draws somebody searches for what they drew last, however little they like it.
  private static final int TRIES = 40;

  private static final int DAY_HOURS = 24;

  /// Weight of each hour of the shop's day.
  private static final double[] HOURS = {
    2, 1, 1, 1, 1, 2, 4, 6, 7, 8, 9, 9, 10, 9, 8, 8, 8, 9, 11, 14, 16, 15, 10, 5
  };

  private final SimulationSettings settings;
  private final Floor floor;
  private final List<Floor.Day> days;
  private final Shopper shopper;
  private final RandomGenerator random;
  private final String name;
  private final List<ShopEvent> events = new ArrayList<>();
  private final Set<ProductId> owned = new HashSet<>();
  private int orders;
  private boolean left;

  /// @param days of the shop, the first one first
  Visits(
      SimulationSettings settings, Floor floor, List<Floor.Day> days, Shopper shopper, Seed seed) {
    this.settings = settings;
    this.floor = floor;
    this.days = days;
    this.shopper = shopper;
    this.name = shopper.customer().id().value();
    this.random = seed.generator("visits-" + name);
  }

  /// A visit and the day it is on, 0 for the first.
  private record Start(int day, Instant time) {}

  /// In no order.
  List<ShopEvent> events() {
    for (Start start : starts()) {
      if (!left) {
        visit(start);
      }
    }
    events.removeIf(event -> event.visit().time().isAfter(settings.end()));
    return events;
  }

  /// Whether the customer has left for good by the end.
  boolean left() {
    return left;
  }

  /// When the visits begin, in order: gaps between visits are exponential, thinned by how many come
  /// on a day.
  private List<Start> starts() {
    var starts = new ArrayList<Start>();
    LocalDate first = settings.shop().day(settings.end()).minusDays(settings.days() - 1L);
    double gap = 30 / shopper.visits() / Calendar.mostVisits();
    double time = random.nextExponential() * gap;
    int last = -1;
    while (time < settings.days()) {
      int day = (int) time;
      boolean comes =
          random.nextDouble() * Calendar.mostVisits() < days.get(day).visits() && day > last;
      if (comes) {
        starts.add(new Start(day, moment(first.plusDays(day), settings.shop(), random)));
        last = day;
      }
      time += random.nextExponential() * gap;
    }
    return starts;
  }

  /// Some time on a day, as customers come.
  static Instant moment(LocalDate day, Shop shop, RandomGenerator random) {
    int hour = Weighted.draw(HOURS.length, h -> HOURS[h], random);
    LocalTime clock = LocalTime.of(hour, random.nextInt(60), random.nextInt(60));
    return day.atTime(clock).atZone(shop.timeZone()).toInstant();
  }

  private void visit(Start start) {
    var session = new SessionId(name + "-" + start.time.getEpochSecond());
    boolean elsewhere = random.nextDouble() < ELSEWHERE;
    var browsing =
        new Browsing(session, start, elsewhere || random.nextDouble() >= ANONYMOUS, elsewhere);
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
    private final int day;
    private final Floor.Day today;
    private final boolean elsewhere;
    private Instant now;
    private boolean known;

    Browsing(SessionId session, Start start, boolean known, boolean elsewhere) {
      this.session = session;
      this.day = start.day;
      this.today = days.get(start.day);
      this.now = start.time;
      this.known = known;
      this.elsewhere = elsewhere;
    }

    /// A list is shown, some of it picked, some of that put into the cart.
    void list(List<Article> cart) {
      double[] drawn = shopper.aisles();
      int aisle = Weighted.draw(drawn.length, a -> drawn[a] * today.draws()[a], random);
      Stand stand = floor.stand(aisle);
      String list = CATEGORY;
      if (random.nextDouble() < SEARCHES) {
        String query = wanted(stand, drawn[aisle]).noun().in(settings.chinese());
        add(new ShopEvent.Search(nextId(), visit(), query));
        list = "search";
      }
      show(list, stand.drawSome(LIST_LENGTH, random), cart);
    }

    /// Drawn by appeal and liking.
    ///
    /// @param most that anything there is liked
    private Article wanted(Stand stand, double most) {
      Article article = stand.draw(random);
      for (int i = 0; i < TRIES && random.nextDouble() * most >= shopper.liking(article); i++) {
        article = stand.draw(random);
      }
      return article;
    }

    private void show(String list, List<Article> shown, List<Article> cart) {
      var ids = new ArrayList<ProductId>(shown.size());
      double[] liking = new double[shown.size()];
      double best = 0;
      for (int i = 0; i < liking.length; i++) {
        ids.add(shown.get(i).product().id());
        liking[i] = shopper.liking(shown.get(i));
        best = Math.max(best, liking[i]);
      }
      add(new ShopEvent.ViewItemList(nextId(), visit(), list, ids));
      for (int i = 0; i < liking.length; i++) {
        double fit = liking[i] / best;
        if (random.nextDouble() < Math.max(PICKS_ANY, PICKS_BEST * fit)) {
          add(new ShopEvent.SelectItem(nextId(), visit(), list, ids.get(i), i + 1));
          add(new ShopEvent.ViewItem(nextId(), visit(), ids.get(i)));
          consider(shown.get(i), fit, cart);
        }
      }
    }

    private void consider(Article article, double fit, List<Article> cart) {
      ProductId product = article.product().id();
      boolean wanted = article.boughtAgain() || !owned.contains(product);
      double off = today.off()[article.aisle()];
      if (!wanted
          || random.nextDouble() >= CARTS * fit * shopper.affords(article, off)
          || !floor.has(article, day)) {
        return;
      }
      add(new ShopEvent.AddToCart(nextId(), visit(), product, 1));
      if (random.nextDouble() < TAKES_OUT) {
        add(new ShopEvent.RemoveFromCart(nextId(), visit(), product, 1));
      } else if (!cart.contains(article)) {
        cart.add(article);
      }
    }

    void buy(List<Article> cart) {
      if (!known && random.nextDouble() >= LOGS_IN_TO_BUY) {
        return;
      }
      known = true;
      var order = new OrderId(name + "-O" + ++orders);
      var lines = new ArrayList<OrderLine>(cart.size());
      for (Article article : cart) {
        owned.add(article.product().id());
        lines.add(
            new OrderLine(
                article.product().id(),
                article.boughtAgain() ? 1 + random.nextInt(3) : 1,
                article.price(today.off()[article.aisle()])));
      }
      Visit visit = elsewhere ? Visit.of(shopper.customer().id(), MARKETPLACE, now) : visit();
      events.add(new ShopEvent.Purchase(nextId(), visit, order, lines));
      boolean leaves = random.nextDouble() < shopper.fickleness();
      left = leaves && !now.isAfter(settings.end());
      afterwards(order, lines);
    }

    /// Some orders are cancelled, some sent back.
    private void afterwards(OrderId order, List<OrderLine> lines) {
      double draw = random.nextDouble();
      if (draw < CANCELS) {
        refund(order, lines, 1 + random.nextInt(DAY_HOURS - 1));
      } else if (draw < CANCELS + RETURNS_ALL) {
        refund(order, lines, returned());
      } else if (draw < CANCELS + RETURNS_ALL + RETURNS_SOME) {
        refund(order, List.of(lines.get(random.nextInt(lines.size()))), returned());
      }
    }

    private int returned() {
      return 3 * DAY_HOURS + random.nextInt(10 * DAY_HOURS);
    }

    private void refund(OrderId order, List<OrderLine> lines, int hours) {
      Channel channel = elsewhere ? MARKETPLACE : Channel.WEB;
      Visit visit = Visit.of(shopper.customer().id(), channel, now.plus(Duration.ofHours(hours)));
      events.add(new ShopEvent.Refund(nextId(), visit, order, lines));
    }

    private Visit visit() {
      return new Visit(known ? shopper.customer().id() : null, session, Channel.WEB, now);
    }

    private void add(ShopEvent event) {
      if (!elsewhere) {
        events.add(event);
      }
      now = now.plusSeconds(2 + random.nextInt(40));
    }
  }

  private EventId nextId() {
    return new EventId(name + "-" + (events.size() + 1));
  }
}
