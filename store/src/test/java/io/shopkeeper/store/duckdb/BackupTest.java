package io.shopkeeper.store.duckdb;

import static io.shopkeeper.store.duckdb.BackedUpShop.facts;
import static io.shopkeeper.store.duckdb.BackedUpShop.files;
import static io.shopkeeper.store.duckdb.BackedUpShop.fill;
import static io.shopkeeper.store.duckdb.BackedUpShop.open;
import static io.shopkeeper.store.duckdb.BackedUpShop.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopkeeper.store.Events;
import io.shopkeeper.store.Manifest;
import io.shopkeeper.store.Receipt;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.StoreException.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BackupTest {
  private static final Instant LATER = Events.NOON.plusSeconds(3_600);

  @TempDir private static Path shared = Path.of("");

  @TempDir private Path folder = Path.of("");

  private Path original = Path.of("");
  private Path copy = Path.of("");
  private Path archive = Path.of("");

  /// One shop and its backup for all tests that do not change it.
  @BeforeAll
  static void aShopAndItsBackup() throws IOException {
    try (var store = open(shared.resolve("shop"))) {
      fill(store, shared.resolve("shop"));
      write(store, shared.resolve("backup.zip"));
    }
  }

  @BeforeEach
  void paths() {
    original = folder.resolve("original");
    copy = folder.resolve("copy");
    archive = folder.resolve("backup.zip");
  }

  /// The backup of the shared shop, to be used or spoiled.
  private void backUp() throws IOException {
    Files.copy(shared.resolve("backup.zip"), archive);
  }

  private Restore.Restored restore(boolean replace) {
    return new Restore(archive, copy, replace, LATER).run();
  }

  private @Nullable StoreException failure() {
    return catchThrowableOfType(StoreException.class, () -> restore(true));
  }

  private StoreException refused() {
    return Objects.requireNonNull(failure(), "it was restored");
  }

  @Test
  void whatIsRestoredIsWhatWasThereBitForBit() throws IOException, SQLException {
    backUp();
    Restore.Restored restored = restore(false);
    assertThat(restored.putAside()).isNull();
    assertThat(restored.manifest().events()).isEqualTo(3_000);
    assertThat(facts(copy)).hasSizeGreaterThan(8).isEqualTo(facts(shared.resolve("shop")));
    var there = new HashMap<>(files(copy));
    var expected = new HashMap<>(files(shared.resolve("shop")));
    there.remove("facts.duckdb"); // laid out anew
    expected.remove("facts.duckdb");
    assertThat(there).isEqualTo(expected).containsKey("aspects.tsv");
  }

  @Test
  void secretsOfWebhooksAreInNoBackupAndStayWhereTheyAre() throws IOException {
    try (var store = open(original)) {
      fill(store, original);
      Files.createDirectories(original.resolve("hooks"));
      Files.writeString(original.resolve("hooks/shopify"), "secret");
      assertThat(write(store, archive).parts())
          .allSatisfy((name, _) -> assertThat(name).doesNotStartWith("hooks"));
    }
    assertThat(new Restore(archive, original, true, LATER).run().putAside()).isNotNull();
    assertThat(original.resolve("hooks/shopify")).hasContent("secret");
  }

  @Test
  void aRestoredShopGoesOn() throws IOException {
    backUp();
    restore(false);
    try (var store = open(copy)) {
      assertThat(store.log().head()).isEqualTo(3_000);
      var receipt = store.log().append(Events.views(2_990, 20));
      assertThat(receipt.count(Receipt.Outcome.DUPLICATE)).isEqualTo(10);
      assertThat(store.models().promoted("recommend")).isPresent();
      assertThat(store.log().replay(0, _ -> {})).isEqualTo(3_010);
    }
  }

  @Test
  void whatWasAcknowledgedBeforeABackupIsInItAndNothingIsHalf()
      throws IOException, SQLException, InterruptedException {
    var acknowledged = new AtomicInteger();
    var stop = new AtomicBoolean();
    long before;
    Manifest manifest;
    try (var store = open(original)) {
      fill(store, original);
      // Ten events a call, which are written whole or not at all.
      Thread till =
          Thread.ofPlatform()
              .start(() -> {
                for (int i = 1_000; !stop.get(); i++) {
                  store.log().append(Events.views(i * 10, 10));
                  acknowledged.addAndGet(10);
                }
              });
      while (acknowledged.get() < 500) {
        Thread.onSpinWait();
      }
      before = acknowledged.get();
      manifest = write(store, archive);
      stop.set(true);
      till.join();
    }
    assertThat(manifest.events()).isGreaterThanOrEqualTo(3_000 + before);
    assertThat(manifest.events() % 10).isZero();
    restore(false);
    try (var store = open(copy)) {
      var replayed = new AtomicInteger();
      store.log().replay(0, _ -> replayed.incrementAndGet());
      assertThat((long) replayed.get()).isEqualTo(manifest.events());
    }
  }

  @Test
  void oneBackupIsMadeAtATime() throws IOException {
    try (var store = open(original)) {
      fill(store, original);
      try (var _ = store.backups().take()) {
        var second = catchThrowableOfType(StoreException.class, () -> store.backups().take());
        assertThat(second.code()).isEqualTo(Code.BUSY);
      }
      write(store, archive);
      assertThat(original.resolve("unfinished")).isEmptyDirectory();
    }
  }

  @Test
  void aBackupThatBreaksOffLeavesNothingBehindAndIsNoBackup() throws IOException {
    var full =
        new ByteArrayOutputStream() {
          @Override
          public synchronized void write(byte[] bytes, int offset, int length) {
            if (count > 1_000) {
              throw new UncheckedIOException(new IOException("Broken pipe"));
            }
            super.write(bytes, offset, length);
          }
        };
    try (var store = open(original)) {
      fill(store, original);
      try (var snapshot = store.backups().take()) {
        assertThatThrownBy(() -> snapshot.writeTo(full)).hasMessageContaining("Broken pipe");
      }
      assertThat(original.resolve("unfinished")).isEmptyDirectory();
      Files.write(archive, full.toByteArray());
      assertThat(refused().code()).isEqualTo(Code.NO_BACKUP);
      write(store, archive);
    }
    restore(false);
  }

  @Test
  void aShopThatIsThereIsKeptUnlessItIsToBeReplaced() throws IOException, SQLException {
    backUp();
    try (var store = open(copy)) {
      store.log().append(Events.views(0, 7));
    }
    var before = files(copy);
    var refused = catchThrowableOfType(StoreException.class, () -> restore(false));
    assertThat(refused.code()).isEqualTo(Code.OCCUPIED);
    assertThat(refused).hasMessageContaining("corner-shop").hasMessageContaining("--replace");
    assertThat(files(copy)).isEqualTo(before);

    Path aside = restore(true).putAside();
    assertThat(aside).isEqualTo(copy.resolve("replaced-20260301-130000"));
    assertThat(files(copy.resolve("replaced-20260301-130000"))).isEqualTo(before);
    try (var store = open(copy)) {
      assertThat(store.log().head()).isEqualTo(3_000);
      assertThat(write(store, archive).parts())
          .allSatisfy((name, _) -> assertThat(name).doesNotStartWith("replaced"));
    }
  }

  @Test
  void filesOfSomebodyElseAreNotPutAsideUnasked() throws IOException {
    backUp();
    Files.createDirectories(copy);
    Files.writeString(copy.resolve("thesis.txt"), "mine");
    var refused = catchThrowableOfType(StoreException.class, () -> restore(false));
    assertThat(refused.code()).isEqualTo(Code.OCCUPIED);
    assertThat(copy.resolve("thesis.txt")).hasContent("mine");
  }

  @Test
  void aDamagedShopIsReplaced() throws IOException {
    backUp();
    Files.createDirectories(copy);
    Files.writeString(copy.resolve("facts.duckdb"), "not a database".repeat(1_000));
    restore(true);
    try (var store = open(copy)) {
      assertThat(store.log().head()).isEqualTo(3_000);
    }
  }

  @Test
  void aDirectoryInUseIsLeftAlone() throws IOException {
    backUp();
    try (var store = open(copy)) {
      store.log().append(Events.views(0, 7));
      assertThat(refused().code()).isEqualTo(Code.IN_USE);
      assertThat(store.log().replay(0, _ -> {})).isEqualTo(7);
    }
  }
}
