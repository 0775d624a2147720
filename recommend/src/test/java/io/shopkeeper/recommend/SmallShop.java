package io.shopkeeper.recommend;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourSettings;
import io.shopkeeper.recommend.itemneighbours.ItemNeighbourTrainer;
import io.shopkeeper.recommend.popularity.PopularitySettings;
import io.shopkeeper.recommend.popularity.PopularityTrainer;
import io.shopkeeper.store.LoggedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A log of events in memory, written in a few words, and a recommender trained from it.
public final class SmallShop {

  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  private final List<LoggedEvent> events = new ArrayList<>();

  public SmallShop buys(String customer, String... products) {
    return add(purchase(customer, products));
  }

  public SmallShop add(ShopEvent event) {
    events.add(logged(event));
    return this;
  }

  /// An event as the log would hand it over after all those so far.
  public LoggedEvent logged(ShopEvent event) {
    return new LoggedEvent(events.size() + 1, now(), event);
  }

  public ShopEvent view(@Nullable String customer, @Nullable String session, String product) {
    return new ShopEvent.ViewItem(id(), visit(customer, session), new ProductId(product));
  }

  public ShopEvent purchase(String customer, String... products) {
    return new ShopEvent.Purchase(
        id(), visit(customer, null), new OrderId("o" + events.size()), lines(products));
  }

  public ShopEvent refund(String customer, String... products) {
    return new ShopEvent.Refund(id(), visit(customer, null), null, lines(products));
  }

  /// Trained from everything so far.
  public TrainedRecommender train(ItemNeighbourSettings settings) {
    Behaviour behaviour = behaviour();
    try (var pool = Executors.newFixedThreadPool(2)) {
      var popularity =
          new PopularityTrainer(new PopularitySettings(30, RelationWeights.DEFAULT))
              .train(behaviour);
      var model =
          new ItemNeighbourTrainer(settings).train(behaviour, popularity, new Workers(pool, 2));
      return new TrainedRecommender("test-1", provenance(), model, behaviour.named());
    }
  }

  /// What trainers would read of these events.
  public Behaviour behaviour() {
    return behaviour(events.stream().map(LoggedEvent::event).toList());
  }

  /// What trainers would read of these events, those of one visitor at one row.
  public static Behaviour behaviour(List<ShopEvent> events) {
    var index =
        ProductIndex.of(events.stream().flatMap(event -> event.products().stream()).toList());
    Map<String, Map<Integer, Interaction>> customers = new TreeMap<>();
    Map<String, Map<Integer, Interaction>> visits = new TreeMap<>();
    Map<SessionId, CustomerId> known = new HashMap<>();
    for (ShopEvent event : events) {
      if (event.visit().session() != null && event.visit().customer() != null) {
        known.put(event.visit().session(), event.visit().customer());
      }
    }
    for (ShopEvent event : events) {
      List<Touch> touches = Touch.of(event, 0);
      if (touches.isEmpty()) {
        continue;
      }
      CustomerId customer = event.visit().customer();
      SessionId session = event.visit().session();
      if (customer == null && session != null) {
        customer = known.get(session);
      }
      Map<Integer, Interaction> row =
          customer == null
              ? visits.computeIfAbsent(String.valueOf(session), _ -> new TreeMap<>())
              : customers.computeIfAbsent(customer.value(), _ -> new TreeMap<>());
      for (Touch touch : touches) {
        int item = index.item(touch.product());
        row.merge(item, touch.interaction(item), Interaction::and);
      }
    }
    Behaviour.Builder rows = Behaviour.builder(index);
    customers.forEach((id, row) -> {
      rows.customer(new CustomerId(id));
      row.values().forEach(rows::add);
    });
    visits
        .values()
        .forEach(row -> {
          rows.visit();
          row.values().forEach(rows::add);
        });
    return rows.build();
  }

  /// Products in stock of one category.
  public static List<Product> catalogue(String... ids) {
    return Arrays.stream(ids).map(id -> product(id, true)).toList();
  }

  public static Product product(String id, boolean inStock, String... categories) {
    return new Product(
        new ProductId(id), id, null, List.of(categories), null, null, inStock, Map.of());
  }

  /// The products of an answer, joined by blanks.
  public static String products(Recommendations recommendations) {
    return recommendations.items().stream()
        .map(item -> item.product().value())
        .collect(Collectors.joining(" "));
  }

  private Provenance provenance() {
    return new Provenance(
        "test",
        "test",
        now(),
        new ShopId("small"),
        events.stream().map(LoggedEvent::sequence).max(Comparator.naturalOrder()).orElse(0L),
        new Seed(1),
        new TreeMap<>(),
        new TreeMap<>());
  }

  private EventId id() {
    return new EventId("e" + (events.size() + 1));
  }

  private Visit visit(@Nullable String customer, @Nullable String session) {
    return new Visit(
        customer == null ? null : new CustomerId(customer),
        session == null ? null : new SessionId(session),
        Channel.WEB,
        now());
  }

  private Instant now() {
    return START.plusSeconds(60L * events.size());
  }

  private static List<OrderLine> lines(String... products) {
    var free = Money.zero(Currency.getInstance("EUR"));
    return Arrays.stream(products)
        .map(product -> new OrderLine(new ProductId(product), 1, free))
        .toList();
  }
}
