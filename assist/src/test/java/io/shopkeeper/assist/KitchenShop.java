package io.shopkeeper.assist;

import io.shopkeeper.assist.faq.FaqAnswer.Match;
import io.shopkeeper.assist.records.ServiceDesk;
import io.shopkeeper.assist.records.ServiceRequest;
import io.shopkeeper.assist.records.StoredRecords;
import io.shopkeeper.assist.understand.Dialogue;
import io.shopkeeper.assist.understand.TopicGuess;
import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.domain.FaqId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Review;
import io.shopkeeper.domain.ReviewId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.language.generate.NoGenerator;
import io.shopkeeper.recommend.LiveRecommender;
import io.shopkeeper.recommend.LiveSettings;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A shop with five products. Ann bought a kettle and two mugs, then a pan, which went back; Ben
/// bought a mug.
final class KitchenShop implements AutoCloseable {
  static final CustomerId ANN = new CustomerId("ann");
  static final CustomerId BEN = new CustomerId("ben");
  static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final double UNSURE = .5;
  private static final Currency EUR = Currency.getInstance("EUR");

  final Store store;
  final StoredRecords records;
  final List<ServiceRequest> requests = new ArrayList<>();
  final Assistant assistant;
  private Dialogue dialogue;
  private int events;

  KitchenShop(Path directory) {
    this(directory, new Voice(new NoGenerator("none"), Voice.PATIENCE, InstantSource.fixed(NOW)));
  }

  KitchenShop(Path directory, Voice voice) {
    var shop =
        new Shop(new ShopId("kitchen"), "Kitchen", ZoneId.of("Europe/Berlin"), EUR, Locale.ENGLISH);
    store = DuckStore.open(directory, shop, InstantSource.fixed(NOW));
    store
        .facts()
        .putProducts(
            List.of(
                product(
                    "K1",
                    "Nordal Rustic Kettle",
                    "诺达复古水壶",
                    "29.90",
                    true,
                    Map.of("colour", "green", "capacity", "1.7 L")),
                product(
                    "K2",
                    "Nordal Modern Kettle",
                    "诺达现代水壶",
                    "39.90",
                    true,
                    Map.of("colour", "black")),
                product("M1", "Sunhill Modern Mug", "日山现代马克杯", "8.50", true, Map.of()),
                product(
                    "P1",
                    "Ironworks Cast Pan",
                    "铁坊铸铁锅",
                    "54.00",
                    false,
                    Map.of("material", "cast iron")),
                product(
                    "P2",
                    "Ironworks Cast Pan",
                    "铁坊铸铁锅",
                    "64.00",
                    true,
                    Map.of("material", "cast iron"))));
    store
        .facts()
        .putReviews(
            List.of(review("r1", "K1", 5.0), review("r2", "K1", 4.0), review("r3", "K1", null)));
    buy(ANN, "A-1001", "2026-11-01T09:00:00Z", line("K1", 1, "29.90"), line("M1", 2, "8.50"));
    buy(BEN, "B-2001", "2026-11-02T09:00:00Z", line("M1", 1, "8.50"));
    buy(ANN, "A-1002", "2026-11-05T23:30:00Z", line("P1", 1, "54.00"));
    store
        .log()
        .append(
            List.of(
                new ShopEvent.Refund(
                    new EventId("e" + ++events),
                    visit(ANN, "2026-11-10T10:00:00Z"),
                    new OrderId("A-1002"),
                    List.of(line("P1", 1, "54.00")))));
    records = new StoredRecords(store.facts(), InstantSource.fixed(NOW));
    ServiceDesk desk =
        request -> {
          requests.add(request);
          return "R" + requests.size();
        };
    assistant = assistant(desk, voice);
    dialogue = assistant.begin();
  }

  /// Another assistant of the same shop.
  Assistant assistant(ServiceDesk desk, Voice voice) {
    return new Assistant(
        store.shop(),
        records,
        KitchenShop::answered,
        desk,
        new LiveRecommender(LiveSettings.DEFAULT),
        TopicGuess.NONE,
        voice);
  }

  /// Of shipping costs it is surely asked only where they are named.
  private static Optional<Match> answered(String question) {
    String asked = question.toLowerCase(Locale.ROOT);
    if (asked.contains("shipping")) {
      return Optional.of(
          new Match(
              new FaqEntry(new FaqId("shipping"), "How much is shipping?", "Shipping costs 4.90."),
              asked.contains("to the moon") ? UNSURE : 1));
    }
    return question.contains("运费")
        ? Optional.of(
            new Match(
                new FaqEntry(new FaqId("yunfei"), "运费是多少？", "运费4.90。"),
                question.contains("月球") ? UNSURE : 1))
        : Optional.empty();
  }

  /// Begins another conversation, with nothing registered before.
  void begin() {
    dialogue = assistant.begin();
    requests.clear();
  }

  /// Asks within one conversation.
  Answer ask(@Nullable CustomerId asker, String text) {
    Answer answer = assistant.answer(new Question(text, asker, NOW), dialogue);
    dialogue = answer.next();
    return answer;
  }

  /// Adds a product that was not there when the shop was opened.
  void add(String id, String title, String price) {
    store.facts().putProducts(List.of(product(id, title, title, price, true, Map.of())));
  }

  /// Changes a price.
  void priceOf(String id, String price) {
    Product known =
        Objects.requireNonNull(records.products(List.of(new ProductId(id))).get(new ProductId(id)));
    store
        .facts()
        .putProducts(
            List.of(
                new Product(
                    known.id(),
                    known.title(),
                    known.description(),
                    known.categories(),
                    known.brand(),
                    money(price),
                    known.inStock(),
                    known.attributes())));
  }

  private static Product product(
      String id,
      String title,
      String chinese,
      String price,
      boolean inStock,
      Map<String, String> attributes) {
    var all = new HashMap<>(attributes);
    all.put("title_zh", chinese);
    return new Product(
        new ProductId(id),
        title,
        title + " for every day.",
        List.of("Kitchen"),
        title.substring(0, title.indexOf(' ')),
        money(price),
        inStock,
        all);
  }

  private static Money money(String price) {
    return Money.of(new BigDecimal(price), EUR);
  }

  private static OrderLine line(String product, int quantity, String price) {
    return new OrderLine(new ProductId(product), quantity, money(price));
  }

  private static Review review(String id, String product, @Nullable Double rating) {
    return new Review(
        new ReviewId(id), new ProductId(product), null, rating, null, "Good.", Channel.WEB, NOW);
  }

  private void buy(CustomerId customer, String order, String at, OrderLine... lines) {
    store
        .log()
        .append(
            List.of(
                new ShopEvent.Purchase(
                    new EventId("e" + ++events),
                    visit(customer, at),
                    new OrderId(order),
                    List.of(lines))));
  }

  private static Visit visit(CustomerId customer, String at) {
    return new Visit(customer, null, Channel.WEB, Instant.parse(at));
  }

  @Override
  public void close() {
    store.close();
  }
}
