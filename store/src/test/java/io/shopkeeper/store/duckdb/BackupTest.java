package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopkeeper.domain.Consent;
import io.shopkeeper.domain.Customer;
import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Receipt;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.StoreException.Code;
import io.shopkeeper.store.backup.Manifest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  private static DuckStore open(Path directory) {
    return DuckStore.open(directory, Events.SHOP, InstantSource.fixed(Events.NOON));
  }

  /// A shop with something of everything.
  private static void fill(DuckStore store, Path directory) throws IOException {
    store.log().append(Events.views(0, 3_000));
    store
        .facts()
        .putProducts(
            List.of(
                new Product(
                    new ProductId("product-1"),
                    "杯子 = \"cup\"",
                    null,
                    List.of("Home", "Cups"),
                    null,
                    null,
                    true,
                    Map.of("colour", "blue"))));
    store
        .facts()
        .putCustomers(
            List.of(
                new Customer(
                    new CustomerId("customer-1"),
                    34,
                    null,
                    null,
                    Consent.UNKNOWN,
                    Map.of("city", "成都"))));
    store
        .models()
        .write(
            new Provenance(
                "popularity",
                "test",
                Events.NOON,
                Events.SHOP.id(),
                1,
                new Seed(1),
                new TreeMap<>(),
                new TreeMap<>()),
            out -> out.writeUTF("a model"));
    store.models().promote("recommend", store.models().newest("popularity").orElseThrow());
    Files.writeString(directory.resolve("aspects.tsv"), "rename\tsmell\ttaste\n");
    Files.createDirectories(directory.resolve("changes"));
    Files.writeString(directory.resolve("changes/load-1.csv"), "reason\n");
  }

  private static Manifest write(DuckStore store, Path archive) throws IOException {
    try (var snapshot = store.backups().take();
        OutputStream out = Files.newOutputStream(archive)) {
      return snapshot.writeTo(out);
    }
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

  /// A hash of every table of a closed store, all columns of all rows in order.
  private static Map<String, String> facts(Path directory) throws SQLException {
    var hashes = new LinkedHashMap<String, String>();
    try (Connection connection =
            DriverManager.getConnection("jdbc:duckdb:" + directory.resolve("facts.duckdb"));
        Statement statement = connection.createStatement()) {
      var tables = new ArrayList<String>();
      try (ResultSet rows =
          statement.executeQuery("SELECT table_name FROM duckdb_tables() ORDER BY table_name")) {
        while (rows.next()) {
          tables.add(rows.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet row =
            statement.executeQuery(
                "SELECT count(*), md5(coalesce(string_agg(t::VARCHAR, chr(10) ORDER BY rowid), ''))"
                    + " FROM (SELECT rowid, COLUMNS(*) FROM %1$s) AS t".formatted(table))) {
          row.next();
          hashes.put(table, row.getLong(1) + " " + row.getString(2));
        }
      }
    }
    return hashes;
  }

  /// Every file below a folder with its content.
  private static Map<String, String> files(Path directory) throws IOException {
    var files = new TreeMap<String, String>();
    try (Stream<Path> all = Files.walk(directory)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        String name = directory.relativize(file).toString();
        if (!name.equals("lock")) {
          files.put(name, new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
        }
      }
    }
    return files;
  }

  /// Writes the archive again with some parts in another way; null leaves a part out.
  private void rewrite(Map<String, byte[]> changed) throws IOException {
    var parts = new LinkedHashMap<String, byte[]>();
    try (var zip = new ZipFile(archive.toFile())) {
      for (ZipEntry entry : zip.stream().toList()) {
        parts.put(entry.getName(), zip.getInputStream(entry).readAllBytes());
      }
    }
    parts.putAll(changed);
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      for (var part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue());
        zip.closeEntry();
      }
    }
  }

  private String manifest() throws IOException {
    try (var zip = new ZipFile(archive.toFile())) {
      return new String(
          zip.getInputStream(zip.getEntry("SHA256SUMS")).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private void rewriteManifest(String from, String to) throws IOException {
    String before = manifest();
    assertThat(before).contains(from);
    rewrite(Map.of("SHA256SUMS", before.replace(from, to).getBytes(StandardCharsets.UTF_8)));
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
  void theBackupOfAnotherShopIsRefused() throws IOException {
    backUp();
    var other =
        new Shop(
            new ShopId("other"),
            "Other",
            Events.SHOP.timeZone(),
            Events.SHOP.currency(),
            Events.SHOP.locale());
    DuckStore.open(copy, other, InstantSource.fixed(Events.NOON)).close();
    var before = files(copy);
    assertThat(refused().code()).isEqualTo(Code.OTHER_SHOP);
    assertThat(refused()).hasMessageContaining("'other'").hasMessageContaining("'corner-shop'");
    assertThat(files(copy)).isEqualTo(before);
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

  @Test
  void tablesOfANewerProgramAreRefused() throws IOException {
    backUp();
    rewriteManifest("# schema ", "# schema 999");
    assertThat(refused().code()).isEqualTo(Code.NEWER_VERSION);
    assertThat(refused()).hasMessageContaining("999");
  }

  @Test
  void aManifestThatSaysOtherThanTheTablesIsRefused() throws IOException {
    backUp();
    rewriteManifest("# events 3000", "# events 4000");
    assertThat(refused().code()).isEqualTo(Code.NO_BACKUP);
    assertThat(copy.resolve("facts.duckdb")).doesNotExist();
  }

  @Test
  void aLaterLayoutIsRefused() throws IOException {
    backUp();
    rewriteManifest("shopkeeper-backup 1", "shopkeeper-backup 2");
    assertThat(refused()).hasMessageContaining("version 2").hasMessageContaining("newer program");
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, .01, .5, .9, .999})
  void aTruncatedBackupIsRefused(double share) throws IOException {
    backUp();
    byte[] whole = Files.readAllBytes(archive);
    Files.write(archive, Arrays.copyOf(whole, (int) (share * whole.length)));
    assertThat(refused().code()).isEqualTo(Code.NO_BACKUP);
    assertThat(copy).doesNotExist();
  }

  /// A bit that the zip format does not use may be altered without harm.
  @Test
  void anAlteredByteIsFoundOrDoesNoHarm() throws IOException {
    backUp();
    restore(false);
    var before = files(copy);
    byte[] whole = Files.readAllBytes(archive);
    int found = 0;
    for (int i = 0; i < 20; i++) {
      byte[] altered = whole.clone();
      altered[(int) ((long) i * whole.length / 20)] ^= 0x10;
      Files.write(archive, altered);
      found += failure() == null ? 0 : 1;
      var after = files(copy);
      after.keySet().removeIf(name -> name.startsWith("replaced-"));
      assertThat(after).isEqualTo(before);
    }
    assertThat(found).isGreaterThan(10);
  }

  @Test
  void anAlteredPartWithARightChecksumOfTheZipIsFound() throws IOException {
    backUp();
    rewrite(Map.of("aspects.tsv", "hide\tprice\n".getBytes(StandardCharsets.UTF_8)));
    assertThat(refused()).hasMessageContaining("'aspects.tsv' is not as it was written");
  }

  @Test
  void aPartThatNobodyAnswersForIsRefused() throws IOException {
    backUp();
    rewrite(Map.of("extra.tsv", new byte[1]));
    assertThat(refused()).hasMessageContaining("'extra.tsv'");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../evil",
        "/tmp/evil",
        "models/../../evil",
        "..",
        "a\\..\\..\\evil",
        "C:evil",
        "lock",
        "journal/00000000000000000001.journal",
        "server.lock",
        "unfinished/evil",
        "models//evil",
        "./evil",
        "replaced-1/evil"
      })
  void aPartThatWouldLandElsewhereIsRefused(String name) throws IOException {
    backUp();
    String sum = "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855";
    byte[] manifest = (manifest() + sum + "  " + name + "\n").getBytes(StandardCharsets.UTF_8);
    rewrite(Map.of(name, new byte[0], "SHA256SUMS", manifest));
    assertThat(refused()).hasMessageContaining("has no place in a data directory");
    assertThat(folder.resolve("evil")).doesNotExist();
    assertThat(copy).doesNotExist();
  }

  @Test
  void whatIsNoBackupIsRefused() throws IOException {
    assertThat(refused()).hasMessageContaining("there is no such file");
    Files.writeString(archive, "user_id,item_id\n");
    assertThat(refused()).hasMessageContaining("no zip archive");
    try (var zip = new ZipOutputStream(Files.newOutputStream(archive))) {
      zip.putNextEntry(new ZipEntry("facts.duckdb"));
      zip.closeEntry();
    }
    assertThat(refused()).hasMessageContaining("SHA256SUMS");
  }
}
