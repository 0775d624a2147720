package io.shopkeeper.serve;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;

/// A small shop of kitchen and tea things whose customers buy within a taste, so that there is
/// something to recommend.
public final class SampleShop {
  /// A title that is an attack where a page does not escape it.
  public static final String ATTACK = "<script>alert('title')</script> & \"mug\"";

  public static final ProductId HOSTILE = new ProductId("p/17 ä");

  private static final Currency EUR = Currency.getInstance("EUR");
  private static final List<String> THINGS =
      List.of(
          "Stoneware cup",
          "Espresso cup",
          "Saucer",
          "Milk jug",
          "Cake stand",
          "Butter dish",
          "紫砂壶",
          "盖碗",
          "公道杯",
          "茶漏",
          "龙井茶叶 250 克",
          "茶盘",
          "Linen apron",
          "Oven glove",
          "Tea towel, set of three",
          "Bread bag",
          "Table runner",
          ATTACK,
          "Chef’s knife",
          "Paring knife",
          "Cutting board",
          "Sharpening stone",
          "Knife roll",
          "Honing steel");
  private static final List<String> TASTES = List.of("Cups", "茶具", "Textiles", "Knives");
  private static final int PER_TASTE = 6;

  private SampleShop() {}

  public static Shop shop() {
    return new Shop(
        new ShopId("sample"), "Hearth & 茶", ZoneId.of("Europe/Berlin"), EUR, Locale.GERMANY);
  }

  public static ProductId product(int number) {
    return number == 17 ? HOSTILE : new ProductId("p-" + number);
  }

  public static CustomerId customer(int number) {
    return new CustomerId("c-" + number);
  }

  /// Fills a store with products and with what customers did in the days before `now`.
  public static void fill(Store store, Instant now, int customers, int days) {
    store.facts().putProducts(products());
    store.log().append(events(now, customers, days));
    load(store, now);
  }

  private static List<Product> products() {
    var products = new ArrayList<Product>();
    for (int i = 0; i < THINGS.size(); i++) {
      products.add(
          new Product(
              product(i),
              THINGS.get(i),
              "For every day. Washable, lasting, made in small numbers.",
              List.of("Home", TASTES.get(i / PER_TASTE)),
              i % 3 == 0 ? "Hearth" : null,
              new Money(450 + 310L * i, EUR),
              i != 5,
              Map.of("colour", i % 2 == 0 ? "white" : "blue")));
    }
    return products;
  }

  private static List<ShopEvent> events(Instant now, int customers, int days) {
    RandomGenerator random = new Seed(7).generator("sample");
    var events = new ArrayList<ShopEvent>();
    for (int c = 0; c < customers; c++) {
      int taste = c % TASTES.size();
      int visits = 1 + random.nextInt(4);
      for (int v = 0; v < visits; v++) {
        Instant time = now.minus(Duration.ofMinutes(random.nextInt(days * 24 * 60)));
        visit(events, random, c, v, taste, time);
      }
    }
    events.sort(Comparator.comparing(event -> event.visit().time()));
    return events;
  }

  private static void visit(
      List<ShopEvent> events, RandomGenerator random, int c, int v, int taste, Instant time) {
    String name = c + "-" + v;
    var visit = new Visit(customer(c), new SessionId("s-" + name), Channel.WEB, time);
    var lines = new ArrayList<OrderLine>();
    for (int i = 0; i < 3; i++) {
      int liked = random.nextInt(10) < 9 ? taste : random.nextInt(TASTES.size());
      int number = liked * PER_TASTE + random.nextInt(PER_TASTE);
      ProductId product = product(number);
      events.add(new ShopEvent.ViewItem(new EventId("v-" + name + "-" + i), visit, product));
      if (lines.stream().noneMatch(line -> line.product().equals(product))) {
        lines.add(
            new OrderLine(product, 1 + random.nextInt(2), new Money(450 + 310L * number, EUR)));
      }
    }
    events.add(
        new ShopEvent.Purchase(
            new EventId("o-" + name), visit, new OrderId("1000-" + name), lines));
  }

  /// A load as `ingest` leaves it behind.
  private static void load(Store store, Instant now) {
    Instant start = now.minus(Duration.ofHours(3));
    update(
        store,
        "INSERT INTO load(id, started_at, finished_at, format, sources) VALUES (?, ?, ?, ?, ?)",
        "load-1",
        start,
        start.plusMillis(2_345),
        "native",
        List.of("products.csv", "events.csv.gz"));
    Map.of("read", 1_250L, "accepted", 1_246L, "rejected", 3L, "duplicates", 1L)
        .forEach((name, count) -> count(store, "records", name, count));
    count(store, "stored", "events", 1_240);
    count(store, "stored", "orders", 301);
    count(store, "rejected", "unreadable-time", 2);
    count(store, "rejected", "negative-price", 1);
    reject(store, 17, "price", "negative-price", "price is -4.50", "p-9,Saucer,-4.50");
    reject(store, 801, "time", "unreadable-time", "time '31/31/2026' is no date", ATTACK);
    reject(store, 802, "time", "unreadable-time", "time '' is no date", "view_item,c-1,p-1,");
  }

  private static void count(Store store, String section, String name, long count) {
    update(
        store,
        "INSERT INTO load_count(load_id, section, name, count) VALUES (?, ?, ?, ?)",
        "load-1",
        section,
        name,
        count);
  }

  private static void reject(
      Store store, long line, String column, String reason, String detail, String raw) {
    update(
        store,
        "INSERT INTO reject(load_id, file, line, column_name, reason, detail, raw)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        "load-1",
        "events.csv.gz",
        line,
        column,
        reason,
        detail,
        raw);
  }

  private static void update(Store store, String sql, Object... values) {
    store.facts().update(new Query("sample", sql, List.of(values)));
  }
}
