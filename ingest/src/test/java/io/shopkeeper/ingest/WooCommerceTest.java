package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports of a small WooCommerce shop, with what goes wrong in real ones.
class WooCommerceTest {
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
  void variationsBelongToTheirParentsAndDraftsAreNotInStock() throws IOException {
    IngestReport report = loads.runSample("woocommerce/products.csv");

    assertThat(report.files().getFirst().format()).isEqualTo(Format.WOOCOMMERCE);
    assertThat(report.records()).isEqualTo(new IngestReport.Records(8, 6, 0, 2));
    assertThat(report.rejected())
        .isEqualTo(Map.of(RejectReason.NEGATIVE_PRICE, 1L, RejectReason.MISSING_VALUE, 1L));
    assertThat(
            loads.ask(
                """
                SELECT concat_ws('|', id, title, description, categories::VARCHAR, brand,
                  price_minor, in_stock)
                FROM products ORDER BY id\
                """))
        .containsExactly(
            "21|Copper Kettle|Boils fast.\nLasts.|[Kitchen, Tea, Kettles]|Borg|4500|true",
            "30|Work Shirt|Sturdy.|[Clothing, Shirts]|Alba|4200|true",
            "40|Old Voucher|[]|1000|false",
            "41|Hidden Spoon|[]|300|false");
    assertThat(
            loads.ask(
                "SELECT product || ' ' || name || '=' || value FROM product_attributes"
                    + " WHERE product IN ('21', '30') ORDER BY ALL"))
        .containsExactly(
            "21 Material=Copper",
            "21 gtin=4006381333931",
            "21 sku=KETTLE",
            "21 source=woocommerce",
            "21 tags=tea, copper",
            "30 Fabric=Cotton, organic",
            "30 Size=S, M",
            "30 sku=SHIRT-S, SHIRT-M",
            "30 source=woocommerce");
  }

  @Test
  void itemsOfOrdersBecomePurchasesAndRefundedUnitsRefunds() throws IOException {
    IngestReport report =
        loads.run(
            loads.writeSample("woocommerce/orders.csv"),
            loads.writeSample("woocommerce/products.csv"));

    assertThat(report.files().getFirst().records()).isEqualTo(new IngestReport.Records(8, 4, 0, 4));
    assertThat(report.rejected())
        .containsEntry(RejectReason.NOT_A_SALE, 2L)
        .containsEntry(RejectReason.UNKNOWN_STATUS, 1L)
        .containsEntry(RejectReason.INVALID_QUANTITY, 1L);
    assertThat(
            loads.ask(
                """
                SELECT concat_ws('|', id, channel, occurred_at, product, quantity,
                  unit_price_minor, order_id)
                FROM events ORDER BY occurred_at, id, line\
                """))
        .containsExactly(
            "woocommerce:501|woocommerce|2026-11-02 09:00:00|21|2|4250|501",
            "woocommerce:501|woocommerce|2026-11-02 09:00:00|30|3|3333|501",
            "woocommerce:refund:501:1|woocommerce|2026-11-02 09:00:00|30|1|3333|501",
            "woocommerce:502|woocommerce|2026-11-03 09:00:00|30|1|3900|502",
            "woocommerce:refund:502:1|woocommerce|2026-11-03 09:00:00|30|1|3900|502",
            "woocommerce:504|woocommerce|2026-11-05 09:00:00|21|1|4500|504");
    assertThat(loads.ask("SELECT customer FROM events WHERE order_id = '504'"))
        .containsExactly("woocommerce:9");
  }

  @Test
  void ofWhatHasGoneBackALaterExportAddsTheDifference() throws IOException {
    String header =
        "order_number,date,status,billing_email,item_sku,item_name,item_quantity,item_price,item_refunded_qty\n";
    String rows =
        """
        7,2026-11-02 10:00,%s,ada@example.com,A,Cup,3,5.00,%s
        7,2026-11-02 10:00,%s,ada@example.com,B,Pot,1,9.00,%s
        """;
    Path first = loads.write("1.csv", header + rows.formatted("completed", 1, "completed", ""));
    Path second = loads.write("2.csv", header + rows.formatted("completed", 2, "completed", 1));
    Path whole = loads.write("3.csv", header + rows.formatted("refunded", "", "refunded", ""));

    loads.run(first);
    loads.run(first, second);
    loads.run(whole);
    IngestReport again = loads.run(first, second, whole);

    assertThat(again.stored().events()).isZero();
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', id, product, quantity) FROM events WHERE type = 'refund'"
                    + " ORDER BY id, product"))
        .containsExactly(
            "woocommerce:refund:7:1|A|1",
            "woocommerce:refund:7:3|A|1",
            "woocommerce:refund:7:3|B|1",
            "woocommerce:refund:7:4|A|1");
  }

  @Test
  void anOrderMayStandOnItsFirstRowOnly() throws IOException {
    IngestReport report =
        loads.run(
            loads.writeSample("woocommerce/products.csv"),
            loads.writeSample("woocommerce/orders-first-row-only.csv"));

    assertThat(report.files().getLast().records()).isEqualTo(new IngestReport.Records(3, 2, 0, 1));
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', order_id, product, quantity, unit_price_minor)"
                    + " FROM order_lines ORDER BY product"))
        .containsExactly("601|21|1|4500", "601|30|2|4200");
  }

  @Test
  void aCustomerOfTwoPlatformsIsOne() throws IOException {
    IngestReport report =
        loads.run(
            loads.writeSample("woocommerce/orders.csv"),
            loads.writeSample("woocommerce/customers.csv"),
            loads.writeSample("shopify/customers_export.csv"));

    assertThat(report.files().get(1).records()).isEqualTo(new IngestReport.Records(3, 2, 0, 1));
    assertThat(report.files().get(2).records()).isEqualTo(new IngestReport.Records(3, 2, 1, 0));
    String ada = "email:" + Sha256.hex("ada@example.com").substring(0, 32);
    assertThat(loads.ask("SELECT count(*)::VARCHAR FROM customers WHERE id = '" + ada + "'"))
        .containsExactly("1");
    assertThat(
            loads.ask("SELECT DISTINCT order_id FROM order_lines WHERE customer = '" + ada + "'"))
        .containsExactly("501");
  }

  @Test
  void readingAgainChangesNothing() throws IOException {
    Path[] files = {
      loads.writeSample("woocommerce/orders.csv"),
      loads.writeSample("woocommerce/products.csv"),
      loads.writeSample("woocommerce/customers.csv")
    };
    IngestReport first = loads.run(files);

    IngestReport again = loads.run(files);

    assertThat(again.records()).isEqualTo(first.records());
    assertThat(again.stored().events()).isZero();
    assertThat(again.stored().eventsInConflict()).isZero();
    assertThat(loads.ask("SELECT count(*)::VARCHAR FROM products")).containsExactly("4");
  }
}
