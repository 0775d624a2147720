package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Sha256;
import io.shopkeeper.store.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A few minutes of a shop's web site as GA4 exports them to BigQuery.
class Ga4Test {
  private static final String EVENTS =
      """
      SELECT concat_ws('|', type, channel, coalesce(customer[:12], '-'), session, product, quantity,
        unit_price_minor, position, list, query, order_id)
      FROM events ORDER BY occurred_at, product DESC\
      """;

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

  @Test
  void shoppingIsReadAndTheRestPassedOver() throws IOException {
    IngestReport report = loads.runSample("ga4/events.jsonl");

    assertThat(report.files().getFirst().format()).isEqualTo(Format.GA4);
    assertThat(report.records()).isEqualTo(new IngestReport.Records(12, 7, 1, 4));
    assertThat(report.cleaned()).isEqualTo(Map.of(Ga4Events.NO_SHOPPING, 1L));
    assertThat(report.rejected())
        .isEqualTo(
            Map.of(
                RejectReason.NEGATIVE_PRICE, 1L,
                RejectReason.MISSING_VALUE, 2L,
                RejectReason.MALFORMED, 1L));
    assertThat(loads.ask(EVENTS))
        .containsExactly(
            "view_item|web|-|dev.1|MUG-G",
            "search|web|-|dev.1|stone mug",
            "view_item_list|web|-|dev.1|PAN|2|Search",
            "view_item_list|web|-|dev.1|MUG-G|1|Search",
            "select_item|web|-|dev.1|PAN|2|Search",
            "add_to_cart|web|email:" + ada() + "|dev.1|PAN|2",
            "add_to_cart|web|email:" + ada() + "|dev.1|MUG-G|1",
            "purchase|web|email:" + ada() + "|dev.1|PAN|2|4900|1001",
            "purchase|web|email:" + ada() + "|dev.1|MUG-G|1|1450|1001",
            "refund|web|-|dev.1|PAN|1|4900|1001");
  }

  private static String ada() {
    return Sha256.hex("ada@example.com").substring(0, 6);
  }

  @Test
  void itemsMakeACatalogueWhereThereIsNoOther() throws IOException {
    loads.runSample("ga4/events.jsonl");
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', id, title, brand, categories::VARCHAR, price_minor)"
                    + " FROM products ORDER BY id"))
        .containsExactly("MUG-G|Stone Mug|Alba|[Kitchen, Mugs]|1450", "PAN|Iron Pan|[]|4900");

    loads.run(loads.write("products.csv", "id,title\nMUG-G,Mug of the catalogue\n"));
    loads.runSample("ga4/events.jsonl");

    assertThat(loads.ask("SELECT title FROM products WHERE id = 'MUG-G'"))
        .containsExactly("Mug of the catalogue");
  }

  @Test
  void anOrderOfThePlatformsExportCountsOnceAndItsUnitsNameItsProducts() throws IOException {
    String header =
        "Name,Email,Financial Status,Created at,Lineitem quantity,Lineitem name,Lineitem"
            + " price,Lineitem sku\n";
    Path orders =
        loads.write(
            "orders.csv",
            header + "#1001,ada@example.com,paid,2026-11-20 11:00:06 +0100,2,Iron Pan,49.00,PAN\n");
    Path products =
        loads.write(
            "products.csv",
            """
            Handle,Title,Vendor,Option1 Value,Variant SKU,Variant Price
            iron-pan,Iron Pan,Borg,Default Title,PAN,49.00
            """);
    Path events = loads.writeSample("ga4/events.jsonl");

    IngestReport together = loads.run(events, orders, products);
    IngestReport later = loads.run(events);

    assertThat(together.files().getFirst().records())
        .isEqualTo(new IngestReport.Records(12, 5, 3, 4));
    assertThat(later.stored().events()).isZero();
    assertThat(loads.ask("SELECT DISTINCT event_id FROM order_lines"))
        .containsExactly("shopify:#1001");
    assertThat(
            loads.ask("SELECT DISTINCT product FROM events WHERE product IS NOT NULL ORDER BY ALL"))
        .startsWith("MUG-G", "iron-pan");
  }

  @Test
  void readingAgainChangesNothing() throws IOException {
    IngestReport first = loads.runSample("ga4/events.jsonl");

    IngestReport again = loads.runSample("ga4/events.jsonl");

    assertThat(again.stored().events()).isZero();
    assertThat(again.stored().eventsInConflict()).isZero();
    assertThat(again.stored().eventsAlreadyStored()).isEqualTo(first.stored().events());
  }

  @Test
  void parquetOfTheExportIsReadLikewise() throws IOException {
    Path file = folder.resolve("events.parquet");
    String copy =
        """
        COPY (
          SELECT 'view_item' AS event_name, 1795168801000000 AS event_timestamp,
            'dev.1' AS user_pseudo_id, [{'item_id': 'PAN', 'quantity': 1}] AS items
        ) TO '%s'\
        """
            .formatted(file);
    loads.facts().update(new Query("test", copy, List.of()));

    loads.run(file);

    assertThat(loads.ask("SELECT product FROM events")).containsExactly("PAN");
  }
}
