package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.LoggedEvent;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.StoreException.Code;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What stands in the way of opening a store, and what is said about it.
class OpeningTest {
  @TempDir private Path directory;

  private DuckStore open(@Nullable Shop expected) {
    return DuckStore.open(directory, expected, InstantSource.fixed(Events.NOON));
  }

  private StoreException refused(@Nullable Shop expected) {
    return catchThrowableOfType(StoreException.class, () -> open(expected).close());
  }

  private List<Long> sequences() {
    try (var store = open(null)) {
      var sequences = new ArrayList<Long>();
      store.log().replay(0, event -> sequences.add(event.sequence()));
      return sequences;
    }
  }

  /// A store that was closed with 100 events.
  private void stored() {
    try (var store = open(Events.SHOP)) {
      store.log().append(Events.views(0, 100));
    }
  }

  /// The files of a store as a crash leaves them: with 3 writes of 100 events in the journal.
  private Path crashed() throws IOException {
    Path copy = directory.resolveSibling(directory.getFileName() + "-running");
    try (var store = DuckStore.open(copy, Events.SHOP, InstantSource.fixed(Events.NOON))) {
      for (int i = 0; i < 3; i++) {
        store.log().append(Events.views(i * 100, 100));
      }
      try (Stream<Path> files = Files.walk(copy)) {
        for (Path file : files.filter(Files::isRegularFile).toList()) {
          Path to = directory.resolve(copy.relativize(file));
          Files.createDirectories(to.getParent());
          Files.copy(file, to);
        }
      }
    }
    try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
      return files.findFirst().orElseThrow();
    }
  }

  /// How far a journal file has been written; the rest of it is zeroes.
  private static int written(Path journal) throws IOException {
    byte[] bytes = Files.readAllBytes(journal);
    int end = bytes.length;
    while (bytes[end - 1] == 0) {
      end--;
    }
    return end;
  }

  @Test
  void aStoreRemembersItsShop() {
    stored();
    try (var store = open(null)) {
      assertThat(store.shop()).isEqualTo(Events.SHOP);
    }
  }

  @Test
  void aShopMayChangeItsNameAndTimeZone() {
    stored();
    var renamed =
        new Shop(
            Events.SHOP.id(),
            "Corner's \"New\" Shop",
            ZoneId.of("Asia/Shanghai"),
            Currency.getInstance("CNY"),
            Locale.CHINA);
    open(renamed).close();
    try (var store = open(null)) {
      assertThat(store.shop()).isEqualTo(renamed);
    }
  }

  @ParameterizedTest
  @CsvSource({"Z, 2026-01-01", "+05:30, 2026-01-02", "UTC+05:30, 2026-01-02", "UTC, 2026-01-01"})
  void aShopInAZoneWithoutAPlaceHasDays(String zone, String day) {
    var shop = new Shop(Events.SHOP.id(), "Offset", ZoneId.of(zone), Events.EUR, Locale.ENGLISH);
    try (var store = open(shop)) {
      assertThat(days(store)).containsExactly(day);
    }
    try (var store = open(null)) {
      assertThat(store.shop()).isEqualTo(shop);
    }
  }

  private static List<String> days(Store store) {
    return store
        .facts()
        .list(
            new Query(
                "day", "SELECT local_date(TIMESTAMP '2026-01-01 22:00:00')::VARCHAR", List.of()),
            row -> row.text(0));
  }

  @Test
  void anotherShopsStoreIsRefusedNamingBoth() {
    stored();
    var other =
        new Shop(new ShopId("other"), "Other", ZoneId.of("UTC"), Events.EUR, Locale.ENGLISH);

    StoreException refusal = refused(other);

    assertThat(refusal.code()).isEqualTo(Code.OTHER_SHOP);
    assertThat(refusal)
        .hasMessageContaining("'corner-shop'")
        .hasMessageContaining("'other'")
        .hasMessageContaining(directory.toString())
        .hasMessageContaining("--data-dir");
  }

  @Test
  void anEmptyDirectoryHasNoShop() {
    StoreException refusal = refused(null);
    assertThat(refusal.code()).isEqualTo(Code.NO_SHOP);
    assertThat(refusal).hasMessageContaining(directory.toString());
  }

  @Test
  void aSecondStoreOfThisProcessIsRefused() {
    try (var _ = open(Events.SHOP)) {
      StoreException refusal = refused(Events.SHOP);
      assertThat(refusal.code()).isEqualTo(Code.IN_USE);
      assertThat(refusal)
          .hasMessageContaining("process " + ProcessHandle.current().pid())
          .hasMessageContaining(directory.toString());
    }
    open(Events.SHOP).close();
  }

  @Test
  void aSecondProcessIsRefusedNamingTheFirst() throws Exception {
    stored();
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                ShopUnderLoad.class.getName(),
                directory.toString(),
                "0")
            .start();
    try {
      process.inputReader().readLine(); // ready
      StoreException refusal = refused(Events.SHOP);
      assertThat(refusal.code()).isEqualTo(Code.IN_USE);
      assertThat(refusal).hasMessageContaining("process " + process.pid());
    } finally {
      process.destroyForcibly().waitFor();
    }
    assertThat(sequences()).hasSizeGreaterThanOrEqualTo(100);
  }

  @Test
  void aFileThatIsNoDatabaseIsRefusedAndLeftAlone() throws IOException {
    Files.createDirectories(directory);
    Path file = directory.resolve("facts.duckdb");
    Files.writeString(file, "this is a shopping list, not a database ".repeat(1_000));

    StoreException refusal = refused(Events.SHOP);

    assertThat(refusal.code()).isEqualTo(Code.DAMAGED);
    assertThat(refusal)
        .hasMessageContaining(file.toString())
        .hasMessageContaining("backup")
        .hasMessageContaining("facts.duckdb.wal and journal");
    assertThat(Files.readString(file)).startsWith("this is a shopping list");
  }

  @Test
  void aDamagedDatabaseIsRefusedAndLeftAlone() throws IOException {
    stored();
    Path file = directory.resolve("facts.duckdb");
    long size = Files.size(file);
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      for (long at = 3 * 4096; at < size; at += 1_000) {
        bytes.seek(at);
        bytes.write(0x5A);
      }
    }
    byte[] damaged = Files.readAllBytes(file);

    StoreException refusal = refused(Events.SHOP);

    assertThat(refusal.code()).isEqualTo(Code.DAMAGED);
    assertThat(refusal).hasMessageContaining(file.toString());
    assertThat(Files.readAllBytes(file)).isEqualTo(damaged);
  }

  @Test
  void aTruncatedDatabaseIsRefused() throws IOException {
    stored();
    Path file = directory.resolve("facts.duckdb");
    try (var bytes = new RandomAccessFile(file.toFile(), "rw")) {
      bytes.setLength(Files.size(file) / 2);
    }
    assertThat(refused(Events.SHOP).code()).isEqualTo(Code.DAMAGED);
  }

  @Test
  void tablesOfANewerProgramAreRefused() throws Exception {
    stored();
    Path file = directory.resolve("facts.duckdb");
    try (var connection = DriverManager.getConnection("jdbc:duckdb:" + file);
        var statement = connection.createStatement()) {
      statement.execute("INSERT INTO schema_version VALUES (999, 'V999__future.sql', now())");
    }

    StoreException refusal = refused(Events.SHOP);

    assertThat(refusal.code()).isEqualTo(Code.NEWER_VERSION);
    assertThat(refusal).hasMessageContaining("999");
  }

  @Test
  void aJournalIsReadBackAfterACrash() throws IOException {
    crashed();
    assertThat(sequences()).hasSize(300);
  }

  @Test
  void aJournalFileThatWasBeingMadeIsMadeAgain() throws IOException {
    Path journal = crashed();
    Files.write(journal.resolveSibling("00000000000000000099.journal"), new byte[4 << 20]);
    Files.write(journal.resolveSibling("00000000000000000098.journal"), new byte[3]);
    assertThat(sequences()).hasSize(300);
  }

  @Test
  void aJournalThatLostItsFirstBytesIsRefused() throws IOException {
    Path journal = crashed();
    try (var bytes = new RandomAccessFile(journal.toFile(), "rw")) {
      bytes.write(new byte[8]);
    }
    assertThat(refused(Events.SHOP).code()).isEqualTo(Code.DAMAGED);
  }

  @Test
  void digitsOfTheReadersLanguageStayOutOfTheFiles() throws IOException {
    Locale usual = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertThat("%d".formatted(1)).as("the language has its own digits").isNotEqualTo("1");
      crashed();
      try (var store = open(null)) {
        store.log().append(Events.views(300, 1));
        assertThat(store.log().head()).isEqualTo(301);
      }
    } finally {
      Locale.setDefault(usual);
    }
    assertThat(sequences()).hasSize(301);
  }

  @Test
  void aWriteThatWasCutOffIsDropped() throws IOException {
    Path journal = crashed();
    try (var bytes = new RandomAccessFile(journal.toFile(), "rw")) {
      bytes.setLength(written(journal) - 10);
    }
    assertThat(sequences()).hasSize(200);
  }

  @Test
  void zeroesAtTheEndOfAJournalAreDropped() throws IOException {
    Path journal = crashed();
    try (var bytes = new RandomAccessFile(journal.toFile(), "rw")) {
      bytes.setLength(Files.size(journal) + 10_000);
    }
    assertThat(sequences()).hasSize(300);
  }

  @Test
  void aJournalDamagedInItsMiddleIsRefusedAndLeftAlone() throws IOException {
    Path journal = crashed();
    try (var bytes = new RandomAccessFile(journal.toFile(), "rw")) {
      bytes.seek(written(journal) / 2);
      bytes.write(0x5A);
      bytes.write(0x5A);
    }
    long size = Files.size(journal);

    StoreException refusal = refused(Events.SHOP);

    assertThat(refusal.code()).isEqualTo(Code.DAMAGED);
    assertThat(refusal).hasMessageContaining(journal.toString()).hasMessageContaining("byte");
    assertThat(Files.size(journal)).isEqualTo(size);
  }

  @Test
  void aForeignFileInTheJournalIsRefused() throws IOException {
    Path journal = crashed();
    Files.writeString(journal.resolveSibling("notes.journal"), "?");
    assertThat(refused(Events.SHOP).code()).isEqualTo(Code.DAMAGED);
  }

  @Test
  void aFolderThatCannotBeWrittenIsRefused() throws IOException {
    try (SmallDisk disk = SmallDisk.mount(directory, 16)) {
      disk.makeReadOnly();
      StoreException refusal =
          catchThrowableOfType(
              StoreException.class,
              () ->
                  DuckStore.open(
                      disk.directory().resolve("shop"), Events.SHOP, InstantSource.system()));
      assertThat(refusal.code()).isEqualTo(Code.NO_PERMISSION);
      assertThat(refusal).hasMessageContaining(disk.directory().toString());
    }
  }

  @Test
  void aFileInPlaceOfTheFolderIsRefused() throws IOException {
    Path file = Files.writeString(directory.resolve("file"), "");
    StoreException refusal =
        catchThrowableOfType(
            StoreException.class, () -> DuckStore.open(file, Events.SHOP, InstantSource.system()));
    assertThat(refusal.code()).isEqualTo(Code.IO_FAILED);
    assertThat(refusal).hasMessageContaining(file.toString());
  }

  @Test
  void closingTwiceIsHarmless() {
    var store = open(Events.SHOP);
    store.close();
    store.close();
  }

  @Test
  void aCleanCloseLeavesNoJournal() throws IOException {
    stored();
    try (Stream<Path> files = Files.list(directory.resolve("journal"))) {
      assertThat(files).isEmpty();
    }
    assertThat(Files.exists(directory.resolve("facts.duckdb.wal"))).isFalse();
  }

  @Test
  void nothingIsLeftInTheTemporaryFolder() throws IOException {
    stored();
    Path maps = Path.of("/proc/self/maps");
    assumeTrue(Files.isReadable(maps), "only Linux lets a mapped file be deleted");
    assertThat(Files.readAllLines(maps))
        .filteredOn(line -> line.contains("libduckdb_java"))
        .isNotEmpty()
        .allMatch(line -> line.endsWith("(deleted)"));
  }

  @Test
  void eventsReceiveTheTimeOfTheClock() {
    try (var store = open(Events.SHOP)) {
      store.log().append(Events.views(0, 1));
      var times = new ArrayList<LoggedEvent>();
      store.log().replay(0, times::add);
      assertThat(times.getFirst().receivedAt()).isEqualTo(Events.NOON);
    }
  }
}
