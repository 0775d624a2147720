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
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.random.RandomGenerator;

/// The customers of a simulated shop who go on visiting it and react to what it shows them.
///
/// A list is looked at from the top, a position less often than the one above (the examination
/// hypothesis: Craswell, Zoeter, Taylor and Ramsey, WSDM 2008). What is looked at is picked, and
/// put into the cart, by how near it comes to what of the whole assortment the customer likes best;
/// what was shown to them before draws a little less each time, what is new a little more. Nobody
/// buys again in these visits what is bought once. As every step's probability is known, so is the
/// chance of an order under a list that was not shown. Not thread-safe.
public final class LiveCustomers {
  /// How much less often a position is looked at than the top, for each position above it.
  private static final double POSITION = .15;

  private static final double NOVELTY = 1.1;
  private static final double FATIGUE = .9;
  private static final String LIST = "live";

  private final List<String> arms;
  private final InstantSource clock;
  private final RandomGenerator random;
  private final List<Guest> guests = new ArrayList<>();
  private final Map<ProductId, Article> articles = new HashMap<>();
  private int visits;

  /// @param settings the same as the shop was made with; its days and end are of no account
  /// @param seed likewise
  /// @param arms of the experiment whose values are to be known
  /// @param clock the shop's
  public LiveCustomers(
      SimulationSettings settings, Seed seed, List<String> arms, InstantSource clock) {
    this.arms = List.copyOf(arms);
    this.clock = clock;
    this.random = seed.generator("live-customers");
    List<Article> assortment = new Assortment(settings, seed).articles();
    assortment.forEach(article -> articles.put(article.product().id(), article));
    for (int number = 0; number < settings.customers(); number++) {
      Shopper shopper = ShopSimulation.shopper(settings, number, seed);
      double best = assortment.stream().mapToDouble(shopper::liking).max().orElse(1);
      guests.add(new Guest(shopper, best, this.arms.size()));
    }
  }

  /// What the simulation knows of a customer besides their taste.
  private static final class Guest {
    final Shopper shopper;
    final double best;
    final Map<ProductId, Integer> shown = new HashMap<>();
    final List<ProductId> owned = new ArrayList<>();

    /// Probability that none of the visits so far ended with an order, by arm.
    final double[] nothing;

    int visits;

    Guest(Shopper shopper, double best, int arms) {
      this.shopper = shopper;
      this.best = best;
      this.nothing = new double[arms];
      Arrays.fill(nothing, 1);
    }

    double fit(Article article) {
      return shopper.liking(article) / best;
    }

    /// That the article at a position, 0 for the top, is picked.
    double pick(Article article, int position) {
      int before = shown.getOrDefault(article.product().id(), 0);
      double freshness = before == 0 ? NOVELTY : Math.pow(FATIGUE, before - 1);
      return Visits.PICKS_BEST * fit(article) * freshness / (1 + POSITION * position);
    }

    /// That it is then put into the cart.
    double cart(Article article) {
      boolean wanted = article.boughtAgain() || !owned.contains(article.product().id());
      return wanted && article.product().inStock() ? Visits.CARTS * fit(article) : 0;
    }

    double order(List<Article> list) {
      double emptyCart = 1;
      for (int i = 0; i < list.size(); i++) {
        emptyCart *= 1 - pick(list.get(i), i) * cart(list.get(i));
      }
      return Visits.BUYS_CART * (1 - emptyCart);
    }
  }

  /// The next visit of a customer drawn evenly, from the arm they see to what they do.
  ///
  /// @return the arm; empty if the customer is in none, and sees nothing of all this
  public Optional<String> visit(ShopWindow window) {
    Guest guest = guests.get(random.nextInt(guests.size()));
    var customer = guest.shopper.customer().id();
    var session = new SessionId("live-%s-%d-%d".formatted(customer, clock.millis(), ++visits));
    Optional<String> arm = window.arm(customer, session);
    if (arm.isEmpty()) {
      return arm;
    }
    if (!arms.contains(arm.get())) {
      throw new IllegalArgumentException("arm '%s' is none of %s".formatted(arm.get(), arms));
    }
    guest.visits++;
    List<Article> seen = List.of();
    for (int a = 0; a < arms.size(); a++) {
      List<Article> list =
          window.list(arms.get(a), customer, session).stream()
              .map(product ->
                  Optional.ofNullable(articles.get(product))
                      .orElseThrow(() ->
                          new IllegalArgumentException(
                              "product %s is none of the simulated shop's: was it made with another seed or size?"
                                  .formatted(product))))
              .toList();
      guest.nothing[a] *= 1 - guest.order(list);
      seen = arms.get(a).equals(arm.get()) ? list : seen;
    }
    window.tell(new Behaviour(guest, session).events(seen));
    return arm;
  }

  /// The truth: by arm, the share of the customers who came so far that one would expect to have
  /// ordered if each had been shown that arm's list on each visit, all else as it was.
  public Map<String, Double> conversion() {
    var values = new LinkedHashMap<String, Double>();
    for (int a = 0; a < arms.size(); a++) {
      int arm = a;
      values.put(
          arms.get(a),
          guests.stream()
              .filter(guest -> guest.visits > 0)
              .mapToDouble(guest -> 1 - guest.nothing[arm])
              .average()
              .orElse(0));
    }
    return values;
  }

  /// What one visitor does with a list.
  private final class Behaviour {
    private final Guest guest;
    private final Visit visit;
    private final List<ShopEvent> events = new ArrayList<>();

    Behaviour(Guest guest, SessionId session) {
      this.guest = guest;
      this.visit = new Visit(guest.shopper.customer().id(), session, Channel.WEB, clock.instant());
    }

    List<ShopEvent> events(List<Article> list) {
      if (list.isEmpty()) {
        return events;
      }
      List<ProductId> ids = list.stream().map(article -> article.product().id()).toList();
      add(id -> new ShopEvent.ViewItemList(id, visit, LIST, ids));
      var cart = new ArrayList<Article>();
      for (int i = 0; i < list.size(); i++) {
        Article article = list.get(i);
        ProductId product = article.product().id();
        int position = i + 1;
        if (random.nextDouble() < guest.pick(article, i)) {
          add(id -> new ShopEvent.SelectItem(id, visit, LIST, product, position));
          add(id -> new ShopEvent.ViewItem(id, visit, product));
          if (random.nextDouble() < guest.cart(article)) {
            add(id -> new ShopEvent.AddToCart(id, visit, product, 1));
            cart.add(article);
          }
        }
      }
      ids.forEach(id -> guest.shown.merge(id, 1, Integer::sum));
      if (!cart.isEmpty() && random.nextDouble() < Visits.BUYS_CART) {
        buy(cart);
      }
      return events;
    }

    private void buy(List<Article> cart) {
      var order = new OrderId(visit.session() + "-order");
      List<OrderLine> lines =
          cart.stream()
              .map(article -> new OrderLine(article.product().id(), 1, article.price()))
              .toList();
      add(id -> new ShopEvent.Purchase(id, visit, order, lines));
      cart.forEach(article -> guest.owned.add(article.product().id()));
    }

    private void add(Function<EventId, ShopEvent> event) {
      events.add(event.apply(new EventId(visit.session() + "-" + (events.size() + 1))));
    }
  }
}
