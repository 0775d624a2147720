package io.shopkeeper.bench;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.store.EventLog;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/// The event log without HTTP: callers in this process append as fast as they are answered, to a
/// new store that is deleted afterwards. Making the events is part of what is measured.
final class LogBenchmark {
  private static final int REPORTS = 5;
  private static final Currency EURO = Currency.getInstance("EUR");
  private static final Shop SHOP =
      new Shop(new ShopId("benchmark"), "Benchmark", ZoneOffset.UTC, EURO, Locale.ENGLISH);

  private final Path parent;

  /// @param parent on the disk to be measured
  LogBenchmark(Path parent) {
    this.parent = parent;
  }

  void run(int appenders, int batch, long events) throws Exception {
    Files.createDirectories(parent);
    Path folder = Files.createTempDirectory(parent, "log-benchmark");
    var process = new ServerProcess(ProcessHandle.current().pid());
    try (Store store = DuckStore.open(folder, SHOP, InstantSource.system())) {
      long batches = events / batch / REPORTS;
      for (int part = 0; part < REPORTS; part++) {
        double cpu = process.cpuSeconds();
        long start = System.nanoTime();
        long[] latencies = append(store.log(), appenders, batch, part * batches, batches);
        double seconds = (System.nanoTime() - start) / 1e9;
        long appended = batches * batch;
        System.out.printf(
            "%,d events: %,.0f/s, p50 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.0f ms;"
                + " %.1f CPU-µs an event, %.0f MiB resident%n",
            store.log().head(),
            appended / seconds,
            quantile(latencies, .5),
            quantile(latencies, .99),
            quantile(latencies, .999),
            quantile(latencies, 1),
            (process.cpuSeconds() - cpu) * 1e6 / appended,
            process.residentMiB());
      }
      var count = new Query("count", "SELECT count(*) FROM events", List.of());
      System.out.printf(
          "in the tables: %,d events; at most %.0f MiB resident%n",
          store.facts().list(count, row -> row.integer(0)).getFirst(), process.peakResidentMiB());
    } finally {
      delete(folder);
    }
  }

  /// Returns the time of every append in nanoseconds, ascending.
  private static long[] append(EventLog log, int appenders, int batch, long first, long batches)
      throws InterruptedException, ExecutionException {
    var next = new AtomicLong(first);
    var running = new ArrayList<Future<long[]>>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < appenders; i++) {
        running.add(
            threads.submit(() -> {
              var latencies = LongStream.builder();
              for (long n; (n = next.getAndIncrement()) < first + batches; ) {
                List<ShopEvent> events =
                    LongStream.range(n * batch, (n + 1) * batch)
                        .mapToObj(LogBenchmark::event)
                        .toList();
                long start = System.nanoTime();
                log.append(events);
                latencies.add(System.nanoTime() - start);
              }
              return latencies.build().toArray();
            }));
      }
    }
    var parts = new ArrayList<long[]>();
    for (Future<long[]> part : running) {
      parts.add(part.get());
    }
    return parts.stream().flatMapToLong(Arrays::stream).sorted().toArray();
  }

  /// Of ten events seven are views, two go into a cart, one is a purchase.
  private static ShopEvent event(long number) {
    long scattered = number * 0x9E3779B97F4A7C15L;
    var id = new EventId("e-" + Long.toHexString(scattered));
    var visit =
        new Visit(
            new CustomerId("customer-" + Math.floorMod(scattered, 50_000)),
            new SessionId("session-" + number / 8),
            Channel.WEB,
            Instant.ofEpochMilli(1_790_000_000_000L + number * 10));
    var product = new ProductId("product-" + Math.floorMod(scattered >> 8, 5_000));
    return switch ((int) (number % 10)) {
      case 7, 8 -> new ShopEvent.AddToCart(id, visit, product, 1);
      case 9 ->
          new ShopEvent.Purchase(
              id,
              visit,
              new OrderId("order-" + number),
              List.of(new OrderLine(product, 1, new Money(1_250, EURO))));
      default -> new ShopEvent.ViewItem(id, visit, product);
    };
  }

  private static double quantile(long[] sorted, double q) {
    return sorted[Math.clamp((int) Math.ceil(q * sorted.length) - 1, 0, sorted.length - 1)] / 1e6;
  }

  private static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
