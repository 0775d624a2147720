package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FullDiskTest {
  private static final int BATCH = 10_000;

  @TempDir private Path directory;
  private SmallDisk disk = SmallDisk.NONE;

  @AfterEach
  void unmount() {
    disk.close();
  }

  private void mount(int megabytes) throws IOException {
    disk = SmallDisk.mount(directory, megabytes);
  }

  private Store open() {
    return DuckStore.open(disk.directory().resolve("shop"), Events.SHOP, InstantSource.system());
  }

  /// Appends until the disk is full and returns how many batches were acknowledged.
  private static int fill(Store store) {
    for (int batch = 0; ; batch++) {
      try {
        store.log().append(Events.views(batch * BATCH, BATCH));
      } catch (StoreException e) {
        assertThat(e.code()).isEqualTo(StoreException.Code.DISK_FULL);
        assertThat(e).hasMessageContaining("make room");
        return batch;
      }
    }
  }

  /// Does what a client does, for a minute at most.
  private static void appendAgainAndAgain(Store store, List<ShopEvent> events)
      throws InterruptedException {
    for (int attempt = 1; ; attempt++) {
      try {
        store.log().append(events);
        return;
      } catch (StoreException e) {
        assertThat(attempt).as("attempts once there was room").isLessThan(600);
        Thread.sleep(100);
      }
    }
  }

  private static long count(Store store) {
    return store
        .facts()
        .list(new Query("count", "SELECT count(*) FROM events", List.of()), row -> row.integer(0))
        .getFirst();
  }

  /// With 24 MB it is the journal that finds no room, with 40 the database in a checkpoint.
  @ParameterizedTest
  @ValueSource(ints = {24, 40})
  void appendsFailWhileTheDiskIsFullAndGoOnOnceThereIsRoom(int megabytes) throws Exception {
    mount(megabytes);
    try (Store store = open()) {
      int acknowledged = fill(store);
      assertThat(acknowledged).isPositive();
      disk.resize(400);

      appendAgainAndAgain(store, Events.views(acknowledged * BATCH, BATCH));
      assertThat(count(store)).isEqualTo((acknowledged + 1L) * BATCH);
    }
    try (Store store = open()) {
      var sequences = LongStream.builder();
      store.log().replay(0, event -> sequences.add(event.sequence()));
      assertThat(sequences.build().distinct().count()).isEqualTo(store.log().head());
    }
  }

  @Test
  void nothingAcknowledgedIsLostWhenTheProgramIsStartedAgainOnAFullDisk() throws Exception {
    mount(24);
    int acknowledged;
    try (Store store = open()) {
      acknowledged = fill(store);
    }
    disk.resize(400);
    try (Store store = open()) {
      assertThat(count(store)).isEqualTo((long) acknowledged * BATCH);
    }
  }

  @Test
  void aStoreIsNotMadeOnAFullDisk() throws Exception {
    mount(1);
    try {
      Files.write(disk.directory().resolve("other"), new byte[1 << 20]);
    } catch (IOException _) {
      // full, as intended
    }
    StoreException failure = catchThrowableOfType(StoreException.class, this::open);
    assertThat(failure.code()).isEqualTo(StoreException.Code.DISK_FULL);
    assertThat(failure).hasMessageContaining(disk.directory().toString());
  }
}
