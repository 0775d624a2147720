package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Sha256;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Exports of a small Shopify shop, with what goes wrong in real ones.
class ShopifyTest {
  private static final String ORDER_HEADER =
      "Name,Email,Financial Status,Currency,Total,Created at,Lineitem quantity,Lineitem name,"
          + "Lineitem price,Lineitem sku,Cancelled at,Payment Method\n";

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
  void variantsAndPicturesOfAHandleAreOneProduct() throws IOException {
    IngestReport report = loads.runSample("shopify/products_export.csv");

    assertThat(report.files().getFirst().format()).isEqualTo(Format.SHOPIFY);
    assertThat(report.records()).isEqualTo(new IngestReport.Records(9, 6, 0, 3));
    assertThat(report.rejected())
        .isEqualTo(
            Map.of(
                RejectReason.NEGATIVE_PRICE, 1L,
                RejectReason.UNKNOWN_STATUS, 1L,
                RejectReason.MALFORMED, 1L));
    assertThat(
            loads.ask(
                """
                SELECT concat_ws('|', id, title, description, categories::VARCHAR, brand,
                  price_minor, currency, in_stock)
                FROM products ORDER BY id\
                """))
        .containsExactly(
            "linen-towel|Linen Towel|[Kitchen Textiles]|Borg|800|EUR|true",
            "next-season|Next Season Bowl|[Bowls]|Alba|2000|EUR|false",
            "stone-mug|Stone Mug|Holds 350 ml & keeps warm.\nMade by hand.|[Home & Garden, Kitchen"
                + " & Dining, Tableware, Mugs]|Alba|1600|EUR|true");
    assertThat(
            loads.ask(
                "SELECT name || '=' || value FROM product_attributes WHERE product = 'stone-mug'"
                    + " ORDER BY name"))
        .containsExactly(
            "Colour=Grey, Sand",
            "Size=S, L",
            "gtin=4006381333931",
            "product_type=Mugs",
            "sku=MUG-G-S, MUG-G-L, MUG-S-S",
            "source=shopify",
            "tags=ceramic, gift");
  }

  @Test
  void ordersNameProductsByTheirUnitsAndTitlesWhateverTheOrderOfFiles() throws IOException {
    IngestReport report =
        loads.run(
            loads.writeSample("shopify/orders_export.csv"),
            loads.writeSample("shopify/products_export.csv"));

    FileReport orders = report.files().getFirst();
    assertThat(orders.file()).isEqualTo("orders_export.csv");
    assertThat(orders.records()).isEqualTo(new IngestReport.Records(13, 5, 0, 8));
    assertThat(
            loads.ask(
                """
                SELECT concat_ws('|', id, channel, occurred_at, product, quantity,
                  unit_price_minor, order_id)
                FROM events ORDER BY occurred_at, id, line\
                """))
        .containsExactly(
            "shopify:#1001|shopify|2026-11-02 09:00:00|stone-mug|2|1450|#1001",
            "shopify:#1001|shopify|2026-11-02 09:00:00|linen-towel|1|800|#1001",
            "shopify:#1002|shopify|2026-11-03 08:00:00|stone-mug|1|1600|#1002",
            "shopify:refund:#1002:1|shopify|2026-11-03 08:00:00|stone-mug|1|1600|#1002",
            "shopify:#1005|shopify|2026-11-06 17:00:00|Mystery Box|1|1500|#1005",
            "shopify:#1009|shopify|2026-11-09 10:00:00|linen-towel|2|800|#1009");
    assertThat(loads.ask("SELECT session FROM events WHERE customer IS NULL"))
        .containsExactly("shopify:#1005");
  }

  @Test
  void whatIsNoSaleIsRefusedWithItsReason() throws IOException {
    IngestReport report = loads.runSample("shopify/orders_export.csv");

    assertThat(report.rejected())
        .isEqualTo(
            Map.of(
                RejectReason.NOT_A_SALE, 3L,
                RejectReason.NOT_MERCHANDISE, 1L,
                RejectReason.TEST_ORDER, 1L,
                RejectReason.UNKNOWN_STATUS, 1L,
                RejectReason.MALFORMED, 1L,
                RejectReason.NEGATIVE_PRICE, 1L));
    assertThat(report.cleaned()).isEqualTo(Map.of(ShopifyOrders.PART_REFUNDED, 1L));
    assertThat(loads.ask("SELECT detail FROM reject WHERE reason = 'malformed'"))
        .containsExactly("the row continues '#1008', whose first row is not before it");
  }

  @Test
  void aPersonIsTheSameByAddressOrTelephoneAndNeitherIsStored() throws IOException {
    loads.run(
        loads.writeSample("shopify/orders_export.csv"),
        loads.writeSample("shopify/customers_export.csv"));

    String ada = Sha256.hex("ada@example.com");
    String cy = Sha256.hex("46701234567");
    assertThat(
            loads.ask(
                "SELECT DISTINCT customer FROM order_lines WHERE customer IS NOT NULL ORDER BY"
                    + " ALL"))
        .containsExactly("email:" + ada.substring(0, 32), "phone:" + cy.substring(0, 32));
    assertThat(loads.ask("SELECT id FROM customers ORDER BY id"))
        .containsExactly(
            "email:" + ada.substring(0, 32), "phone:" + cy.substring(0, 32), "shopify:7003");
    assertThat(
            loads.ask(
                "SELECT name || '=' || value FROM customer_attributes WHERE customer LIKE 'email:%'"
                    + " ORDER BY name"))
        .containsExactly(
            "city=Vienna",
            "country=AT",
            "email_sha256=" + ada,
            "phone_sha256=" + Sha256.hex("4312345678"),
            "source=shopify",
            "tags=vip, newsletter");
    assertThat(loads.ask("SELECT consent_granted::VARCHAR FROM customers WHERE id LIKE 'email:%'"))
        .containsExactly("[MARKETING]");
  }

  @Test
  void customersOfOrdersAreKnownUntilTheirOwnExportComes() throws IOException {
    loads.runSample("shopify/orders_export.csv");
    assertThat(loads.ask("SELECT value FROM customer_attributes WHERE name = 'country'"))
        .containsExactly("AT", "SE");

    loads.runSample("shopify/customers_export.csv");
    loads.runSample("shopify/orders_export.csv");

    assertThat(loads.ask("SELECT value FROM customer_attributes WHERE name = 'city'"))
        .containsExactlyInAnyOrder("Vienna", "Lund");
  }

  @Test
  void readingAgainChangesNothing() throws IOException {
    Path[] files = {
      loads.writeSample("shopify/orders_export.csv"),
      loads.writeSample("shopify/products_export.csv"),
      loads.writeSample("shopify/customers_export.csv")
    };
    IngestReport first = loads.run(files);
    String facts = "SELECT count(*) || ' ' || max(hash(product)) FROM events";
    String before = loads.ask(facts).getFirst();

    IngestReport again = loads.run(files);

    assertThat(again.records()).isEqualTo(first.records());
    assertThat(again.stored().events()).isZero();
    assertThat(again.stored().eventsInConflict()).isZero();
    assertThat(again.stored().eventsAlreadyStored()).isEqualTo(first.stored().orders());
    assertThat(loads.ask(facts)).containsExactly(before);
  }

  @Test
  void aSaleThatALaterExportCallsCancelledIsRefunded() throws IOException {
    String row =
        "#1,ada@example.com,paid,EUR,8.00,2026-11-02 10:00:00 +0100,1,Towel,8.00,T,%s,card\n";
    Path january = loads.write("january.csv", ORDER_HEADER + row.formatted(""));
    Path february =
        loads.write("february.csv", ORDER_HEADER + row.formatted("2026-11-05 10:00:00 +0100"));

    loads.run(january);
    IngestReport later = loads.run(february);
    loads.run(february);

    assertThat(later.rejected()).isEqualTo(Map.of(RejectReason.NOT_A_SALE, 1L));
    assertThat(loads.ask("SELECT id || ' ' || occurred_at FROM events ORDER BY occurred_at"))
        .containsExactly(
            "shopify:#1 2026-11-02 09:00:00", "shopify:refund:#1:1 2026-11-05 09:00:00");
  }

  @Test
  void bothExportsInOneLoadSayTheSame() throws IOException {
    String row =
        "#1,ada@example.com,paid,EUR,8.00,2026-11-02 10:00:00 +0100,1,Towel,8.00,T,%s,card\n";

    loads.run(
        loads.write("1.csv", ORDER_HEADER + row.formatted("")),
        loads.write("2.csv", ORDER_HEADER + row.formatted("2026-11-05 10:00:00 +0100")));

    assertThat(loads.ask("SELECT type FROM events ORDER BY occurred_at"))
        .containsExactly("purchase", "refund");
  }

  @Test
  void aCancellationThatIsReadBeforeItsSaleRefundsItTheFirstTime() throws IOException {
    String row =
        "#1,ada@example.com,paid,EUR,8.00,2026-11-02 10:00:00 +0100,1,Towel,8.00,T,%s,card\n";
    Path[] files = {
      loads.write("1-new.csv", ORDER_HEADER + row.formatted("2026-11-05 10:00:00 +0100")),
      loads.write("2-old.csv", ORDER_HEADER + row.formatted(""))
    };

    loads.run(files);
    IngestReport again = loads.run(files);

    assertThat(again.stored().events()).isZero();
    assertThat(loads.ask("SELECT type FROM events ORDER BY occurred_at"))
        .containsExactly("purchase", "refund");
  }

  @Test
  void theNewerColumnNamesAndUnknownColumnsAreRead() throws IOException {
    loads.run(
        loads.write(
            "new-products.csv",
            """
            Title,URL handle,Description,Vendor,Product category,Type,Published on online store,Status,SKU,Barcode,Option1 name,Option1 value,Price,Inventory tracker,Inventory quantity,Continue selling when out of stock,A column of tomorrow
            Pan,iron-pan,Heavy,Borg,Kitchen > Pans,Pans,TRUE,Active,PAN-1,4006381333931,Title,Default Title,49.00,shopify,0,TRUE,?
            """));

    assertThat(loads.ask("SELECT concat_ws('|', id, categories::VARCHAR, in_stock) FROM products"))
        .containsExactly("iron-pan|[Kitchen, Pans]|true");
    assertThat(loads.ask("SELECT name FROM product_attributes ORDER BY name"))
        .containsExactly("gtin", "product_type", "sku", "source");
  }

  @Test
  void aTitleOnEveryRowIsTheSameProductAndARowAgainADuplicate() throws IOException {
    IngestReport report =
        loads.run(
            loads.write(
                "products.csv",
                """
                Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price
                mug,Mug,Alba,Size,S,MUG-S,4.00
                mug,Mug,Alba,Size,L,MUG-L,5.00
                mug,Mug,Alba,Size,L,MUG-L,5.00
                mug,Another mug,Alba,Size,XL,MUG-XL,6.00
                """));

    assertThat(report.records()).isEqualTo(new IngestReport.Records(4, 2, 1, 1));
    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.CONFLICT, 1L));
    assertThat(loads.ask("SELECT value FROM product_attributes WHERE name = 'Size'"))
        .containsExactly("S, L");
  }

  @Test
  void anExportThatWasTurnedIntoJsonIsReadLikewise() throws IOException {
    IngestReport report =
        loads.run(
            loads.write(
                "export.jsonl",
                """
                {"Name":"#1","Email":"a@b.c","Financial Status":"paid","Created at":"2026-11-02 10:00:00 +0100","Lineitem quantity":2,"Lineitem name":"Towel","Lineitem price":8.00}
                {"Name":"#1","Lineitem quantity":1,"Lineitem name":"Pan","Lineitem price":"49.00"}
                """));

    assertThat(report.files().getFirst().format()).isEqualTo(Format.SHOPIFY);
    assertThat(loads.ask("SELECT product || quantity FROM order_lines ORDER BY product"))
        .containsExactly("Pan1", "Towel2");
  }

  @Test
  void anExportInAnotherEncodingIsReadAndToldOf() throws IOException {
    String text =
        "Handle,Title,Vendor,Option1 Value,Variant Price\n"
            + "kaese,Käsereibe groß,Müller,Default Title,12.00\n";

    IngestReport report =
        loads.run(loads.write("products.csv", text.getBytes(StandardCharsets.ISO_8859_1)));

    assertThat(report.files().getFirst().reading()).anyMatch(note -> note.contains("1252"));
    assertThat(loads.ask("SELECT title FROM products")).containsExactly("Käsereibe groß");
  }

  @Test
  void aNamedFormatTellsWhichColumnsAreMissing() throws IOException {
    Path file = loads.write("orders.csv", "Name,Email,Financial Status,Created\n#1,a@b.c,paid,\n");

    assertThatThrownBy(() -> loads.run(Format.SHOPIFY, file))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("shopify orders need the columns")
        .hasMessageContaining("'Lineitem price'");
  }

  @Test
  void anExportWithoutRecordsIsNoShop() throws IOException {
    Path file = loads.write("orders.csv", ORDER_HEADER);

    assertThatThrownBy(() -> loads.run(file))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("there is no record to read");
  }
}
