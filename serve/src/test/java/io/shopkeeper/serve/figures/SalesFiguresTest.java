package io.shopkeeper.serve.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.serve.SampleShop;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SalesFiguresTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Period WEEK = Period.upTo(LocalDate.of(2026, 3, 1), 7);

  private static ShopEvent event(RandomGenerator random, int number) {
    var visit =
        new Visit(
            new CustomerId("c-" + random.nextInt(9)),
            random.nextInt(8) == 0 ? null : new SessionId("s-" + random.nextInt(25)),
            Channel.WEB,
            NOW.minus(Duration.ofHours(random.nextInt(24 * 12)))); // some before the week
    var id = new EventId("e-" + number);
    ProductId product = SampleShop.product(random.nextInt(6));
    return switch (random.nextInt(5)) {
      case 0 ->
          new ShopEvent.Purchase(
              id,
              visit,
              new OrderId("o-" + random.nextInt(200)),
              List.of(new OrderLine(product, 1, new Money(450, SampleShop.shop().currency()))));
      case 1 -> new ShopEvent.Search(id, visit, "cup");
      default -> new ShopEvent.ViewItem(id, visit, product);
    };
  }

  /// All that a page shows of a week.
  private static List<Object> shown(SalesFigures sales) {
    return List.of(sales.funnel(WEEK), sales.days(WEEK, null), sales.bestSellers(WEEK, 5));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void figuresThatGoOnWithEventsAreThoseOfAllEvents(long seed, @TempDir Path directory) {
    RandomGenerator random = new Seed(seed).generator("events");
    try (Store store = DuckStore.open(directory, SampleShop.shop(), CLOCK)) {
      store.log().append(List.of(event(random, 0)));
      var sales = new SalesFigures(store, CLOCK);
      shown(sales);
      int number = 1;
      for (int time = 0; time < 30; time++) {
        var events = new ArrayList<ShopEvent>();
        for (int i = random.nextInt(5); i >= 0; i--) {
          events.add(event(random, number++));
        }
        store.log().append(events);
        assertThat(shown(sales)).isEqualTo(shown(new SalesFigures(store, CLOCK)));
      }
    }
  }

  @Test
  void aVisitThatGoesOnIsCountedOnce(@TempDir Path directory) {
    try (Store store = DuckStore.open(directory, SampleShop.shop(), CLOCK)) {
      var visit = new Visit(null, new SessionId("s"), Channel.WEB, NOW);
      store.log().append(List.of(new ShopEvent.Search(new EventId("e-1"), visit, "cup")));
      var sales = new SalesFigures(store, CLOCK);
      assertThat(sales.funnel(WEEK)).isEqualTo(new SalesFigures.Funnel(1, 0, 0, 0));
      store
          .log()
          .append(
              List.of(new ShopEvent.ViewItem(new EventId("e-2"), visit, SampleShop.product(0))));
      assertThat(sales.funnel(WEEK)).isEqualTo(new SalesFigures.Funnel(1, 1, 0, 0));
    }
  }
}
