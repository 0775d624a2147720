package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.BulkReceipt;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Receipt.Outcome;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Events that come again later than the door remembers.
class RepeatedEventTest {
  private static final int EVENTS = LogWriter.WINDOW + 20_000;

  @TempDir private Path directory;
  private DuckStore store;

  @BeforeEach
  void storeMoreThanTheDoorRemembers() {
    store = DuckStore.open(directory, Events.SHOP, InstantSource.fixed(Events.NOON));
    store.log().append(List.of(Events.purchase(1, 3)));
    store.log().load(IntStream.range(0, EVENTS).mapToObj(Events::view).iterator());
  }

  @AfterEach
  void close() {
    store.close();
  }

  private long number(String sql) {
    return store
        .facts()
        .list(new Query("number", sql, List.of()), row -> row.integer(0))
        .getFirst();
  }

  @Test
  void anOldEventAppendedAgainDoesNotReachTheTables() {
    List<ShopEvent> again =
        List.of(
            Events.purchase(1, 3),
            Events.view(EVENTS),
            Events.viewOf(7, "another-product"),
            Events.view(8));

    assertThat(store.log().append(again).outcomes()).containsOnly(Outcome.APPENDED);

    assertThat(number("SELECT count(DISTINCT id) FROM events")).isEqualTo(EVENTS + 2);
    assertThat(number("SELECT count(*) FROM events")).isEqualTo(EVENTS + 1 + 3);
    assertThat(number("SELECT repeated FROM log_state")).isEqualTo(3);
    assertThat(store.log().append(again).outcomes()).doesNotContain(Outcome.APPENDED);
  }

  @Test
  void anOldEventLoadedAgainIsCounted() {
    BulkReceipt receipt =
        store
            .log()
            .load(
                List.of(
                        Events.purchase(1, 3),
                        Events.view(EVENTS),
                        Events.viewOf(7, "another-product"),
                        Events.view(8))
                    .iterator());

    assertThat(receipt.appended()).isEqualTo(1);
    assertThat(receipt.duplicates()).isEqualTo(2);
    assertThat(receipt.conflicts()).isEqualTo(1);
    assertThat(number("SELECT repeated FROM log_state")).isZero();
  }
}
