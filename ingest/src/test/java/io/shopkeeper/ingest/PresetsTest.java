package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for the exports of every platform.
class PresetsTest {
  @TempDir private Path folder;
  private Loads loads;

  @BeforeEach
  void open() {
    loads = new Loads(folder);
  }

  @AfterEach
  void close() {
    loads.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "shopify/products_export.csv",
        "shopify/orders_export.csv",
        "shopify/customers_export.csv",
        "woocommerce/products.csv",
        "woocommerce/orders.csv",
        "woocommerce/customers.csv",
        "google/feed.tsv",
        "retailrocket/events.csv",
        "retailrocket/item_properties_part1.csv",
        "retailrocket/category_tree.csv"
      })
  void aColumnOfALaterVersionAndAnotherEncodingChangeNothing(String sample) throws IOException {
    Path file = loads.writeSample(sample);
    IngestReport before = loads.run(file);
    String mark = sample.endsWith(".tsv") ? "\t" : ",";
    StringBuilder later = new StringBuilder("\uFEFF");
    for (String line : Files.readAllLines(file)) {
      later
          .append(later.length() == 1 ? "A new column" : "?")
          .append(mark)
          .append(line)
          .append('\n');
    }
    Path changed =
        loads.write(
            "later/" + file.getFileName(), later.toString().getBytes(StandardCharsets.UTF_16LE));

    IngestReport after = loads.run(changed);

    assertThat(after.records()).isEqualTo(before.records());
    assertThat(after.files().getFirst().format()).isEqualTo(before.files().getFirst().format());
    assertThat(after.stored().events()).isZero();
    assertThat(after.stored().eventsInConflict()).isZero();
    assertThat(after.files().getFirst().columns().getFirst()).hasToString("(A new column)");
  }

  /// What a later version adds to objects and feeds, and to the files that no platform writes.
  @ParameterizedTest
  @CsvSource({
    "ga4/events.jsonl, {, '{\"a_new_column\": [{\"x\": 1}], '",
    "events.jsonl, {, '{\"a_new_column\": {\"x\": 1}, '",
    "google/feed.xml, <item>, <item><g:a_new_column>?</g:a_new_column>",
  })
  void aPropertyOfALaterVersionChangesNothing(String sample, String begins, String later)
      throws IOException {
    Path file = loads.writeSample(sample);
    IngestReport before = loads.run(file);
    StringBuilder text = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      String trimmed = line.strip();
      text.append(trimmed.startsWith(begins) ? later + trimmed.substring(begins.length()) : line)
          .append('\n');
    }
    assertThat(text.toString()).contains("a_new_column");

    IngestReport after = loads.run(loads.write("later/" + file.getFileName(), text.toString()));

    assertThat(after.records()).isEqualTo(before.records());
    assertThat(after.rejected()).isEqualTo(before.rejected());
    assertThat(after.stored().events()).isZero();
    assertThat(after.stored().eventsInConflict()).isZero();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"flat.csv", "online-retail.csv", "orders.csv", "customers.tsv", "products.csv"})
  void aColumnOfALaterVersionChangesNothingInFilesOfNoPlatform(String sample) throws IOException {
    Path file = loads.writeSample(sample);
    IngestReport before = loads.run(file);
    String header = Files.readAllLines(file).getFirst();
    String mark = header.contains("\t") ? "\t" : header.contains(";") ? ";" : ",";
    StringBuilder later = new StringBuilder();
    for (String line : Files.readAllLines(file)) {
      later.append(line).append(mark).append(later.isEmpty() ? "zz_new" : "7").append('\n');
    }
    Path changed = loads.write("later/" + file.getFileName(), later.toString());
    Files.setLastModifiedTime(changed, Files.getLastModifiedTime(file));

    IngestReport after = loads.run(changed);

    assertThat(after.records()).isEqualTo(before.records());
    assertThat(after.stored().events()).isZero();
    assertThat(after.stored().eventsInConflict()).isZero();
  }

  /// What becomes of a record that two files of one load describe differently.
  private enum Disagreement {
    /// The first stays, the other is refused and named.
    CONFLICT,
    /// The first stays, the other counts as said before.
    DUPLICATE,
    /// The first stays, which is counted among what was cleaned.
    TOLD,
    /// What is dated later stays.
    LATEST
  }

  @ParameterizedTest
  @CsvSource({
    "products.csv, Pot, Pan, CONFLICT",
    "customers.tsv, Ulm, Bonn, CONFLICT",
    "orders.csv, 9.00, 8.00, CONFLICT",
    "shopify/products_export.csv, 'stone-mug,Stone Mug,', 'stone-mug,Clay Mug,', CONFLICT",
    "shopify/orders_export.csv, 14.50, 13.50, CONFLICT",
    "shopify/customers_export.csv, Vienna, Graz, DUPLICATE",
    "woocommerce/products.csv, '\"Copper Kettle\",1', '\"Iron Kettle\",1', CONFLICT",
    "woocommerce/orders.csv, 85.00, 84.00, CONFLICT",
    "woocommerce/customers.csv, Vienna, Graz, DUPLICATE",
    "google/feed.tsv, Iron Pan, Steel Pan, CONFLICT",
    "retailrocket/item_properties_part1.csv, '1435460400000,355908,categoryid,1338',"
        + " '1435460500000,355908,categoryid,1339', LATEST",
    "flat.csv, 'i1,19.90,Home', 'i1,19.90,House', TOLD",
  })
  void ofTwoFilesThatDisagreeOneSideStaysAndTheOtherIsTold(
      String sample, String one, String other, Disagreement outcome) throws IOException {
    Path first = loads.writeSample(sample);
    String text = Files.readString(first);
    assertThat(text).contains(one);
    String folder = "two/";
    String name = String.valueOf(first.getFileName());
    Path a = loads.write(folder + "1-" + name, text);
    Path b = loads.write(folder + "2-" + name, text.replace(one, other));

    IngestReport alone = loads.run(a);
    loads.aMinuteLater();
    IngestReport both = loads.run(a, b);

    long conflicts =
        both.rejected().getOrDefault(RejectReason.CONFLICT, 0L)
            - 2 * alone.rejected().getOrDefault(RejectReason.CONFLICT, 0L);
    switch (outcome) {
      case CONFLICT -> {
        assertThat(conflicts).isPositive();
        assertThat(
                loads.ask(
                    "SELECT detail FROM reject WHERE reason = 'conflict' AND file LIKE '2-%'"))
            .isNotEmpty()
            .allMatch(detail -> detail.contains("first") || detail.contains("before"));
      }
      case DUPLICATE -> {
        assertThat(conflicts).isZero();
        assertThat(both.records().duplicates()).isGreaterThan(alone.records().duplicates());
        assertThat(
                loads.ask(
                    "SELECT count(*)::VARCHAR FROM customer_attributes WHERE value = '"
                        + other
                        + "'"))
            .containsExactly("0");
      }
      case TOLD -> {
        assertThat(conflicts).isZero();
        assertThat(both.cleaned()).containsKey(FlatFiles.PRODUCT_AGAIN);
        assertThat(loads.ask("SELECT categories::VARCHAR FROM products WHERE id = 'i1'"))
            .containsExactly("[Home]");
      }
      case LATEST ->
          assertThat(loads.ask("SELECT categories::VARCHAR FROM products WHERE id = '355908'"))
              .containsExactly("[1339]");
    }
    assertThat(both.stored().eventsInConflict()).isZero();
  }

  @ParameterizedTest
  @EnumSource(
      value = Format.class,
      names = {"SHOPIFY", "WOOCOMMERCE", "GOOGLE_MERCHANT", "RETAILROCKET"})
  void aFormatThatIsNamedInVainSaysWhatItNeeds(Format format) throws IOException {
    Path file = loads.write("stuff.csv", "a,b\n1,2\n");

    assertThatThrownBy(() -> loads.run(format, file))
        .isInstanceOfSatisfying(
            IngestException.class,
            e -> assertThat(e.code()).isEqualTo(IngestException.Code.WRONG_COLUMNS))
        .hasMessageContaining("stuff.csv: " + format.wireName())
        .hasMessageContaining("found are a, b");
  }

  @Test
  void eventsOfAnalyticsAreNoTable() throws IOException {
    Path file = loads.write("events.csv", "event_name,event_timestamp\nview_item,1\n");

    assertThatThrownBy(() -> loads.run(Format.GA4, file))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("format ga4 is read from JSON Lines and Parquet only");
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void anEmptyFileIsToldOfInEveryFormat(Format format) throws IOException {
    Path file = loads.write("orders.csv", "");

    assertThatThrownBy(() -> loads.run(format, file))
        .isInstanceOfSatisfying(
            IngestException.class, e -> assertThat(e.code()).isEqualTo(IngestException.Code.EMPTY));
  }
}
