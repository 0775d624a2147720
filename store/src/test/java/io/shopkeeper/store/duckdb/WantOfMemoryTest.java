package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopkeeper.store.Events;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.StoreException.Code;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Questions that need more memory than the database may take.
class WantOfMemoryTest {
  private static final Query TOO_MUCH =
      new Query("too-much.sql", "SELECT len(list(i)) FROM range(100000000) t(i)", List.of());

  private final Logger logger = Logger.getLogger(Database.class.getName());
  private final Logged logged = new Logged();

  @BeforeEach
  void listen() {
    logger.addHandler(logged);
  }

  @AfterEach
  void stopListening() {
    logger.removeHandler(logged);
  }

  @Test
  void whatTheMemoryHoldsIsLoggedOnceAFailureAndOthersAreAnswered(@TempDir Path directory) {
    try (Store store = DuckStore.open(directory, Events.SHOP, InstantSource.fixed(Events.NOON))) {
      StoreException failure =
          catchThrowableOfType(
              StoreException.class, () -> store.facts().list(TOO_MUCH, row -> row.integer(0)));
      assertThat(failure.code()).isEqualTo(Code.QUERY_FAILED);
      assertThat(failure).hasMessageContaining("too-much.sql").hasMessageContaining("Memory");
      assertThat(logged.messages)
          .singleElement()
          .asString()
          .matches(
              "the database has no memory left; held: ([A-Z_]+ \\d+ MiB(, )?)+;"
                  + " in temporary files: \\d+ MiB");
      var one = new Query("one.sql", "SELECT 1", List.of());
      assertThat(store.facts().list(one, row -> row.integer(0))).containsExactly(1L);
    }
  }

  private static final class Logged extends Handler {
    private final List<String> messages = new ArrayList<>();

    @Override
    public synchronized void publish(LogRecord line) {
      messages.add(line.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }
}
