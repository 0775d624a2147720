package io.shopkeeper.store.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.ShopId;
import io.shopkeeper.store.ModelFiles;
import io.shopkeeper.store.ModelFiles.Entry;
import io.shopkeeper.store.StoreException;
import java.io.DataInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PlainModelFilesTest {
  @TempDir private Path directory;
  private ModelFiles models;

  @BeforeEach
  void open() {
    models = new PlainModelFiles(directory.resolve("models"));
  }

  private static Provenance provenance(String model, int day) {
    return new Provenance(
        model,
        "0.1.0",
        Instant.parse("2026-03-01T12:00:00.123456789Z").plusSeconds(86_400L * day),
        new ShopId("corner-shop"),
        4_711,
        new Seed(42),
        Provenance.sorted(Map.of("shrinkage", "10.0", "neighbours", "50")),
        Provenance.sorted(Map.of("items", "3")));
  }

  private Entry write(String model, int day) {
    return models.write(
        provenance(model, day),
        out -> {
          out.writeInt(day);
          out.writeUTF("weights 权重");
        });
  }

  private static String payload(DataInput in) throws IOException {
    return in.readInt() + in.readUTF();
  }

  private Path file(Entry entry) {
    return directory
        .resolve("models")
        .resolve(entry.provenance().model())
        .resolve("%08d.model".formatted(entry.version()));
  }

  @Test
  void thereIsNoModelBeforeTheFirst() {
    assertThat(models.newest("popularity")).isEmpty();
    assertThat(models.list()).isEmpty();
  }

  @Test
  void aPromotedVersionIsRememberedAndKeptUntilItIsReleased() {
    Entry first = write("popularity", 1);
    models.promote("recommend", first);
    for (int day = 2; day < 8; day++) {
      write("popularity", day);
    }
    var reopened = new PlainModelFiles(directory.resolve("models"));
    assertThat(reopened.promoted("recommend")).contains(first);
    assertThat(reopened.promoted("search")).isEmpty();
    models.release("recommend");
    assertThat(models.promoted("recommend")).isEmpty();
    write("popularity", 9);
    assertThat(models.list()).doesNotContain(first);
  }

  @Test
  void aPromotedVersionThatIsGoneIsNoLongerPromoted() throws IOException {
    Entry first = write("popularity", 1);
    models.promote("recommend", first);
    Files.delete(file(first));
    assertThat(models.promoted("recommend")).isEmpty();
  }

  @Test
  void aModelComesBackWithItsProvenance() {
    Entry entry = write("popularity", 1);

    assertThat(models.newest("popularity")).contains(entry);
    assertThat(entry.version()).isEqualTo(1);
    assertThat(entry.provenance()).isEqualTo(provenance("popularity", 1));
    assertThat(models.read(entry, PlainModelFilesTest::payload)).isEqualTo("1weights 权重");
  }

  @Test
  void aModelMayBeMuchLargerThanABuffer() {
    Entry entry =
        models.write(
            provenance("large", 1),
            out -> {
              for (int i = 0; i < 300_000; i++) {
                out.writeInt(i);
              }
            });

    long sum =
        models.read(
            entry,
            in -> {
              long total = 0;
              for (int i = 0; i < 300_000; i++) {
                total += in.readInt();
              }
              return total;
            });

    assertThat(sum).isEqualTo(300_000L * 299_999 / 2);
    assertThat(entry.bytes()).isGreaterThan(1_200_000);
  }

  @Test
  void theNewestThreeVersionsAreKept() {
    for (int day = 1; day <= 5; day++) {
      write("popularity", day);
    }
    write("item-neighbours", 9);

    assertThat(models.list()).extracting(Entry::version).containsExactly(1, 5, 4, 3);
    assertThat(models.newest("popularity").orElseThrow().version()).isEqualTo(5);
  }

  @Test
  void aVersionNumberIsNotUsedAgain() {
    write("popularity", 1);
    models = new PlainModelFiles(directory.resolve("models"));
    assertThat(write("popularity", 2).version()).isEqualTo(2);
  }

  @Test
  void aWriterThatFailsLeavesNoModel() {
    assertThatThrownBy(() ->
            models.write(
                provenance("popularity", 1),
                out -> {
                  out.writeInt(1);
                  throw new IOException("the trainer broke off");
                }))
        .isInstanceOf(StoreException.class)
        .hasMessageContaining("the trainer broke off");
    assertThat(models.newest("popularity")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 0.05, 0.5, 0.99})
  void aChangedByteIsFoundWhereverItIs(double where) throws IOException {
    Entry entry = write("popularity", 1);
    Path file = file(entry);
    byte[] bytes = Files.readAllBytes(file);
    bytes[(int) (where * bytes.length)] ^= 0x10;
    Files.write(file, bytes);

    assertThatThrownBy(() -> models.read(entry, PlainModelFilesTest::payload))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.code()).isEqualTo(StoreException.Code.MODEL_DAMAGED))
        .hasMessageContaining(file.toString())
        .hasMessageContaining("train again");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 3, 20, 100})
  void aTruncatedFileIsFound(int length) throws IOException {
    Entry entry = write("popularity", 1);
    Path file = file(entry);
    Files.write(file, Arrays.copyOf(Files.readAllBytes(file), length));

    assertThatThrownBy(() -> models.read(entry, PlainModelFilesTest::payload))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.code()).isEqualTo(StoreException.Code.MODEL_DAMAGED));
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aModelThatTheProgramCannotParseIsAsGoodAsDamaged(boolean known) {
    Entry entry = write("popularity", 1);

    assertThatThrownBy(() ->
            models.read(
                entry,
                in -> {
                  if (known) {
                    throw new IOException("format 2, this program reads 1");
                  }
                  throw new IndexOutOfBoundsException("format 2, this program reads 1");
                }))
        .isInstanceOfSatisfying(
            StoreException.class,
            e -> assertThat(e.code()).isEqualTo(StoreException.Code.MODEL_DAMAGED))
        .hasMessageContaining(file(entry).toString())
        .hasMessageContaining("format 2")
        .hasMessageContaining("train again");
  }

  @Test
  void aProvenanceThatIsNoTextDoesNotHideTheOthers() throws IOException {
    Entry good = write("popularity", 1);
    Path file = file(write("popularity", 2));
    byte[] bytes = Files.readAllBytes(file);
    bytes[10] = (byte) 0xFF; // the first letter of the model's name, after its length
    Files.write(file, bytes);

    assertThat(models.list()).containsExactly(good);
  }

  @Test
  void aModelWithoutReadableProvenanceDoesNotHideTheOthers() throws IOException {
    Entry good = write("popularity", 1);
    Files.writeString(file(write("popularity", 2)), "?");

    assertThat(models.list()).containsExactly(good);
    assertThat(models.newest("popularity")).contains(good);
    assertThat(write("popularity", 3).version()).isEqualTo(3);
  }

  @Test
  void whatIsNoModelFileIsPassedOver() throws IOException {
    write("popularity", 1);
    Files.writeString(directory.resolve("models/popularity/notes.txt"), "?");
    Files.writeString(directory.resolve("models/popularity/unfinished"), "cut off");
    assertThat(models.list()).hasSize(1);
  }

  /// The file of version 0.1.0. If this fails, files that shops have can no longer be read.
  @Test
  void theFirstFormatIsReadForEver() throws IOException {
    Path folder = Files.createDirectories(directory.resolve("models/popularity"));
    try (InputStream golden = PlainModelFilesTest.class.getResourceAsStream("format-1.model")) {
      assertThat(golden).isNotNull();
      Files.copy(golden, folder.resolve("00000001.model"));
    }

    Entry entry = models.newest("popularity").orElseThrow();

    assertThat(entry.provenance()).isEqualTo(provenance("popularity", 1));
    assertThat(models.read(entry, PlainModelFilesTest::payload)).isEqualTo("1weights 权重");
    assertThat(Files.readAllBytes(folder.resolve("00000001.model")))
        .isEqualTo(Files.readAllBytes(file(write("popularity", 1))));
  }

  @Test
  void unfinishedFilesDoNotPileUp() throws IOException {
    for (int day = 1; day <= 5; day++) {
      write("popularity", day);
    }
    try (Stream<Path> files = Files.list(directory.resolve("models/popularity"))) {
      assertThat(files).hasSize(3);
    }
  }

  /// Wherever it is in the file, also across the pieces that are read.
  @ParameterizedTest
  @ValueSource(ints = {0, 65_530, 65_535, 65_536, 65_537, 65_540, 200_000})
  void aModelThatNamesACustomerIsForgotten(int before) {
    models.write(
        provenance("als", 1),
        out -> {
          out.write(new byte[before]);
          out.writeUTF("张三");
          out.writeUTF("77");
        });
    models.forget(List.of(new CustomerId("7"), new CustomerId("三"), new CustomerId("42")));
    assertThat(models.newest("als")).isPresent();
    models.forget(List.of(new CustomerId("张三")));
    assertThat(models.newest("als")).isEmpty();
  }
}
