package io.shopkeeper.serve.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Channel;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.EventId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.domain.Visit;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.serve.SampleShop;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CustomersTest {
  private static final Instant NOW = Instant.parse("2026-03-01T12:00:00Z");

  @Test
  void everyoneIsCountedAgainAfterACountThatFailed(@TempDir Path directory) {
    try (ExecutorService pool = Executors.newSingleThreadExecutor();
        Store store = DuckStore.open(directory, SampleShop.shop(), InstantSource.fixed(NOW))) {
      var visit = new Visit(new CustomerId("c"), new SessionId("s"), Channel.WEB, NOW);
      boolean[] broken = {false};
      InstantSource clock =
          () -> {
            if (broken[0]) {
              throw new IllegalStateException("no time");
            }
            return NOW;
          };
      var customers = new Customers(store, clock, new Workers(pool, 1));
      customers.refresh();
      customers.changed();
      store.log().append(List.of(new ShopEvent.Search(new EventId("e"), visit, "cup")));
      broken[0] = true;
      assertThatThrownBy(customers::refresh).hasMessage("no time");
      broken[0] = false;

      customers.refresh();
      assertThat(customers.saved().population().customers()).containsExactly("c");
    }
  }
}
