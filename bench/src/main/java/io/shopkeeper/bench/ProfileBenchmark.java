package io.shopkeeper.bench;

import com.sun.management.OperatingSystemMXBean;
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
import io.shopkeeper.profile.customer.CustomerProfiles;
import io.shopkeeper.profile.customer.LiveProfiles;
import io.shopkeeper.profile.customer.ShopWide;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// What profiles cost: counting everyone anew, counting on, asking for one.
final class ProfileBenchmark {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final LocalDate TODAY = LocalDate.of(2026, 6, 1);
  private static final int PRODUCTS = 5_000;

  /// Questions that are measured, behind as many that warm up: p99 rests on a hundredth of them.
  private static final int ASKED = 20_000;

  private static final int ASKED_OF_STORE = 100;

  private final RandomGenerator random = new Seed(1).generator("profiles");
  private final OperatingSystemMXBean system =
      (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
  private int made;

  void run(int customers, int events) throws IOException {
    Path folder = Files.createTempDirectory("shopkeeper-profiles");
    var shop =
        new Shop(new ShopId("bench"), "Bench", ZoneId.of("Europe/Berlin"), EUR, Locale.ENGLISH);
    try (Store store = DuckStore.open(folder, shop, InstantSource.fixed(NOW))) {
      store.facts().putProducts(products());
      store.log().load(IntStream.range(0, events).mapToObj(_ -> event(customers)).iterator());
      var live = new LiveProfiles(store.facts());
      long before = system.getProcessCpuTime();
      CustomerProfiles profiles = live.rebuild(NOW);
      double rebuild = (system.getProcessCpuTime() - before) / 1e9;
      System.gc();
      Runtime runtime = Runtime.getRuntime();
      System.out.printf(
          Locale.ROOT,
          "%,d customers, %,d events: rebuild %.1f CPU-s, %,d MiB of heap held%n",
          profiles.customers(),
          events,
          rebuild,
          (runtime.totalMemory() - runtime.freeMemory()) >> 20);
      double shares = cpuSeconds(profiles::shopWide);
      System.out.printf(Locale.ROOT, "  what the shop is like: %.2f CPU-s%n", shares);
      List<ShopEvent> more = IntStream.range(0, 1_000).mapToObj(_ -> event(customers)).toList();
      store.log().load(more.iterator());
      double update = cpuSeconds(() -> profiles.update(NOW));
      System.out.printf(Locale.ROOT, "  1,000 events counted on: %.3f CPU-ms each%n", update);
      print(
          "figures of one customer, from memory",
          ASKED,
          () -> profiles.statistics(one(customers), NOW, TODAY));
      ShopWide wide = profiles.shopWide();
      print(
          "profile of one customer, from memory",
          ASKED,
          () -> live.profile(one(customers), wide, NOW, TODAY));
      var uncounted = new LiveProfiles(store.facts());
      print(
          "profile of one customer, from the store",
          ASKED_OF_STORE,
          () -> uncounted.profile(one(customers), wide, NOW, TODAY));
    } finally {
      for (Path path : files(folder)) {
        Files.delete(path);
      }
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (var walk = Files.walk(folder)) {
      return walk.toList().reversed();
    }
  }

  private double cpuSeconds(Runnable work) {
    long before = system.getProcessCpuTime();
    work.run();
    return (system.getProcessCpuTime() - before) / 1e9;
  }

  private static void print(String what, int asked, Runnable question) {
    double[] millis = new double[asked];
    for (int i = -asked; i < asked; i++) {
      long start = System.nanoTime();
      question.run();
      if (i >= 0) {
        millis[i] = (System.nanoTime() - start) / 1e6;
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "  %s: %.3f ms at p50, %.3f at p99%n",
        what,
        millis[asked / 2],
        millis[asked * 99 / 100]);
  }

  private static List<Product> products() {
    List<Product> products = new ArrayList<>();
    for (int i = 0; i < PRODUCTS; i++) {
      products.add(
          new Product(
              new ProductId("p" + i),
              "Product " + i,
              null,
              List.of("category " + i % 40),
              "brand " + i % 200,
              new Money(100 + 7L * (i % 900), EUR),
              true,
              Map.of()));
    }
    return products;
  }

  private String one(int customers) {
    return "c" + random.nextInt(customers);
  }

  /// Nine of ten are views; customers and products are drawn evenly.
  private ShopEvent event(int customers) {
    String customer = one(customers);
    int number = made++;
    var visit =
        new Visit(
            new CustomerId(customer),
            new SessionId(customer + "-" + number / (10 * customers)),
            Channel.WEB,
            NOW.minusSeconds(random.nextInt(365 * 86_400)));
    var product = new ProductId("p" + random.nextInt(PRODUCTS));
    var id = new EventId("e" + number);
    return random.nextInt(10) > 0
        ? new ShopEvent.ViewItem(id, visit, product)
        : new ShopEvent.Purchase(
            id,
            visit,
            new OrderId("o" + number),
            List.of(new OrderLine(product, 1, new Money(100 + random.nextInt(6_000), EUR))));
  }
}
