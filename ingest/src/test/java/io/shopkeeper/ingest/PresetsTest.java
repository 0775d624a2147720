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
