package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The four files of Retailrocket's data set, in small.
class RetailrocketTest {
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

  private IngestReport run() throws IOException {
    return loads.run(
        loads.writeSample("retailrocket/category_tree.csv"),
        loads.writeSample("retailrocket/events.csv"),
        loads.writeSample("retailrocket/item_properties_part1.csv"),
        loads.writeSample("retailrocket/item_properties_part2.csv"));
  }

  @Test
  void transactionsAreOrdersWithoutPrices() throws IOException {
    IngestReport report = run();

    assertThat(report.files()).extracting(FileReport::format).containsOnly(Format.RETAILROCKET);
    assertThat(report.files().get(1).records()).isEqualTo(new IngestReport.Records(7, 4, 1, 2));
    assertThat(report.rejected())
        .isEqualTo(
            Map.of(
                RejectReason.UNKNOWN_EVENT, 1L,
                RejectReason.MISSING_VALUE, 1L,
                RejectReason.INVALID_VALUE, 1L));
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', type, customer, product, unit_price_minor, order_id)"
                    + " FROM events ORDER BY occurred_at, line"))
        .containsExactly(
            "view_item|257597|355908",
            "add_to_cart|257597|355908",
            "purchase|257597|355908|0|4000",
            "purchase|257597|248676|0|4000");
  }

  @Test
  void theLatestPropertiesAndTheTreeMakeTheCatalogue() throws IOException {
    IngestReport report = run();

    assertThat(report.files().get(2).records()).isEqualTo(new IngestReport.Records(5, 4, 0, 1));
    assertThat(report.cleaned()).containsEntry(RetailrocketProperties.HASHED, 1L);
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', id, title, categories::VARCHAR, in_stock)"
                    + " FROM products ORDER BY id"))
        .containsExactly("248676|248676|[8, 7]|false", "355908|355908|[278, 1338]|true");
  }

  @Test
  void readingAgainChangesNothing() throws IOException {
    IngestReport first = run();

    IngestReport again = run();

    assertThat(again.records()).isEqualTo(first.records());
    assertThat(again.stored().events()).isZero();
    assertThat(again.stored().eventsInConflict()).isZero();
  }
}
