package io.shopkeeper.bench;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulationSettings;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Files of native events: simulated quarters of years of the demonstration shop one after the
/// other, each with customers, visits and events of its own, in the order of time. Lists that were
/// shown are left out: they would be most of the rows.
final class SimulatedEvents {
  private static final Instant END = Instant.parse("2026-11-01T00:00:00Z");
  static final SimulationSettings SETTINGS = SimulationSettings.small(Locale.ENGLISH, END);

  private final Path folder;
  private final long events;

  /// @param events at least so many
  SimulatedEvents(Path folder, long events) {
    this.folder = folder;
    this.events = events;
  }

  Path csv() {
    return folder.resolve("events-%d.csv".formatted(events));
  }

  Path parquet() {
    return folder.resolve("events-%d.parquet".formatted(events));
  }

  void write() throws IOException {
    Files.createDirectories(folder);
    try (Writer out = Files.newBufferedWriter(csv())) {
      out.write(
          "id,event,time,customer,session,product,quantity,price,order,list,position,query\n");
      long written = 0;
      for (int part = 0; written < events; part++) {
        written += write(part, out);
      }
    }
    try (DuckStore store =
        DuckStore.open(
            Files.createTempDirectory(folder, "convert"),
            SETTINGS.shop(),
            InstantSource.system())) {
      store
          .facts()
          .update(
              new Query(
                  "convert",
                  "COPY (SELECT * FROM read_csv('%s', all_varchar = true)) TO '%s' (FORMAT parquet)"
                      .formatted(csv(), parquet()),
                  List.of()));
    }
  }

  private static int write(int part, Writer out) throws IOException {
    Instant end = END.minus(Duration.ofDays((long) SETTINGS.days() * (20 - part)));
    var settings =
        new SimulationSettings(SETTINGS.shop(), SETTINGS.products(), 10_000, SETTINGS.days(), end);
    List<ShopEvent> shop =
        ShopSimulation.run(settings, new Seed(part)).events().stream()
            .filter(event -> !(event instanceof ShopEvent.ViewItemList))
            .toList();
    for (ShopEvent event : shop) {
      write(part + "-", event, out);
    }
    return shop.size();
  }

  private static void write(String part, ShopEvent event, Writer out) throws IOException {
    switch (event) {
      case ShopEvent.ViewItem e -> row(part, e, e.product(), ",,,,,", out);
      case ShopEvent.AddToWishlist e -> row(part, e, e.product(), ",,,,,", out);
      case ShopEvent.AddToCart e -> row(part, e, e.product(), e.quantity() + ",,,,,", out);
      case ShopEvent.RemoveFromCart e -> row(part, e, e.product(), e.quantity() + ",,,,,", out);
      case ShopEvent.SelectItem e ->
          row(part, e, e.product(), ",,," + e.list() + "," + e.position() + ",", out);
      case ShopEvent.Search e -> row(part, e, null, ",,,,,\"" + e.query() + "\"", out);
      case ShopEvent.ViewItemList _ -> {}
      case ShopEvent.Purchase e -> lines(part, e, e.order() + "", e.lines(), out);
      case ShopEvent.Refund e -> lines(part, e, e.order() + "", e.lines(), out);
    }
  }

  private static void lines(
      String part, ShopEvent event, String order, List<OrderLine> lines, Writer out)
      throws IOException {
    for (OrderLine line : lines) {
      String rest =
          "%d,%s,%s%s,,,".formatted(line.quantity(), line.unitPrice().major(), part, order);
      row(part, event, line.product(), rest, out);
    }
  }

  private static void row(
      String part, ShopEvent event, @Nullable ProductId product, String rest, Writer out)
      throws IOException {
    CustomerId customer = event.visit().customer();
    SessionId session = event.visit().session();
    out.append(part).append(event.id().value()).append(',').append(event.type().wireName());
    out.append(',').append(event.visit().time().toString()).append(',');
    out.append(customer == null ? "" : part + customer.value()).append(',');
    out.append(session == null ? "" : part + session.value()).append(',');
    out.append(product == null ? "" : product.value()).append(',').append(rest).append('\n');
  }
}
