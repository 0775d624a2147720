package io.shopkeeper.serve.figures;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.serve.SampleShop;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbsurdAmountsTest {
  private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final ProductId PRODUCT = new ProductId("planet");

  /// Where figures are cut off.
  private static final long MOST = 1_000_000_000_000_000_000L;

  @Test
  void anOrderBeyondSixtyFourBitsDoesNotStopTheFigures(@TempDir Path directory) {
    try (Store store = DuckStore.open(directory, SampleShop.shop(), CLOCK)) {
      var most = new Money(OrderLine.MAX_AMOUNT_MINOR, SampleShop.shop().currency());
      List<OrderLine> lines = Collections.nCopies(10_000, new OrderLine(PRODUCT, 1, most));
      var visit = Visit.of(new CustomerId("c"), Channel.WEB, NOW);
      store
          .log()
          .append(
              List.of(new ShopEvent.Purchase(new EventId("e"), visit, new OrderId("o"), lines)));

      var sales = new SalesFigures(store, CLOCK);
      Period week = sales.recent(7);

      assertThat(sales.live().revenueToday().minor()).isEqualTo(MOST);
      assertThat(sales.days(week, null).getLast().revenue().minor()).isEqualTo(MOST);
      assertThat(sales.days(week, PRODUCT).getLast().revenue().minor()).isEqualTo(MOST);
      assertThat(sales.bestSellers(week, 1).getFirst().revenue().minor()).isEqualTo(MOST);
      assertThat(new ProductFigures(store.facts(), store.shop()).reach(PRODUCT).revenue().minor())
          .isEqualTo(MOST);
    }
  }
}
