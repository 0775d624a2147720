package io.shopkeeper.store.duckdb;

import static io.shopkeeper.store.duckdb.BackedUpShop.files;
import static io.shopkeeper.store.duckdb.BackedUpShop.fill;
import static io.shopkeeper.store.duckdb.BackedUpShop.open;
import static io.shopkeeper.store.duckdb.BackedUpShop.write;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.StoreException;
import io.shopkeeper.store.StoreException.Code;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
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

/// Backups that are damaged, forged, or somebody else's.
class SpoiledBackupTest {
  private static final Instant LATER = Events.NOON.plusSeconds(3_600);

  @TempDir private static Path shared = Path.of("");

  @TempDir private Path folder = Path.of("");

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
        "replaced-1/evil",
        "hooks/shopify.secret"
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
