package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.LoggedEvent;
import io.shopkeeper.store.Receipt;
import io.shopkeeper.store.Receipt.Outcome;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.StoreException.Code;
import io.shopkeeper.store.journal.EncodedEvent;
import io.shopkeeper.store.journal.Journal;
import io.shopkeeper.store.journal.RecentIds;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Threads of the store that die of what nobody foresaw.
class BreakdownTest {
  private static final InstantSource CLOCK = InstantSource.fixed(Events.NOON);
  private static final byte[] NO_EVENT = {99};

  @TempDir private Path directory;
  private Database database;
  private Journal journal;
  private Breakdown breakdown;
  private Settling settling;

  @BeforeEach
  void open() throws IOException {
    database = Database.open(directory.resolve("parts.duckdb"), directory.resolve("tmp"));
    database.with(connection -> {
      Migrations.apply(connection, directory, CLOCK);
      return RememberedShop.require(connection, Events.SHOP, directory);
    });
    journal = Journal.open(directory.resolve("parts"), 0);
    breakdown = new Breakdown(directory);
    settling = new Settling(journal, database, new EventTable(Events.SHOP.id()), 0, breakdown);
  }

  @AfterEach
  void close() throws IOException {
    settling.close();
    journal.close();
    database.close();
  }

  private static Receipt append(LogWriter writer, ShopEvent event) {
    return writer.append(List.of(event), List.of(EncodedEvent.of(event)));
  }

  @Test
  void whoComesToAWriterThatDiedIsToldSo() {
    Consumer<List<LoggedEvent>> fails =
        _ -> {
          throw new OutOfMemoryError("in a test");
        };
    try (var writer =
        new LogWriter(journal, directory, new RecentIds(1 << 10), settling, CLOCK, breakdown)) {
      writer.start(fails, _ -> {});
      assertThat(append(writer, Events.view(1)).outcomes()).containsExactly(Outcome.APPENDED);

      StoreException refusal =
          catchThrowableOfType(StoreException.class, () -> append(writer, Events.view(2)));

      assertThat(refusal.code()).isEqualTo(Code.BROKEN);
      assertThat(refusal).hasMessageContaining("in a test").hasMessageContaining("start");
      assertThat(breakdown.failure()).isPresent();
    }
  }

  @Test
  void whoWaitsForATableThatTakesNothingMoreIsToldSo() throws IOException {
    journal.append(List.of(new EncodedEvent(1, 1, NO_EVENT)), Events.NOON);

    StoreException refusal = catchThrowableOfType(StoreException.class, () -> settling.through(1));

    assertThat(refusal.code()).isEqualTo(Code.BROKEN);
    assertThat(breakdown.failure()).isPresent();
    assertThat(settling.finish()).isFalse();
  }

  @Test
  void aFollowerThatFailsIsAFailureOfTheStoreAndTheOthersGoOn() throws Exception {
    try (var store = DuckStore.open(directory.resolve("shop"), Events.SHOP, CLOCK)) {
      assertThat(store.failure()).isEmpty();
      var failing =
          store
              .log()
              .follow(
                  0,
                  _ -> {
                    throw new OutOfMemoryError("in a test");
                  });
      store.log().append(Events.views(0, 3));
      for (int i = 0; i < 6_000 && store.failure().isEmpty(); i++) {
        Thread.sleep(5);
      }
      assertThat(store.failure().orElseThrow()).hasMessageContaining("follower");
      assertThat(store.log().append(Events.views(3, 3)).count(Outcome.APPENDED)).isEqualTo(3);
      failing.close();
    }
  }
}
