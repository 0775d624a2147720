package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.store.Query;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A small file of every format and kind, as shops write them: what is stored must stay the same.
class FormatsTest {
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
  void productsWithSemicolonsAndDecimalCommas() throws IOException {
    IngestReport report = loads.runSample("products.csv");

    assertThat(report.files().getFirst().reading())
        .contains("native: products, as the file is named", "prices have a decimal comma");
    assertThat(
            loads.ask(
                """
                SELECT concat_ws('|', id, title, categories::VARCHAR, brand, price_minor, currency, in_stock)
                FROM products ORDER BY id\
                """))
        .containsExactly(
            "p1|Cup; large|[Kitchen, Cups]|Alba|450|EUR|true", "p2|Pot|[Kitchen]|129900|USD|false");
    assertThat(loads.ask("SELECT product || name || value FROM product_attributes"))
        .containsExactly("p1colourblue");
  }

  @Test
  void customersWithConsent() throws IOException {
    loads.runSample("customers.tsv");

    assertThat(
            loads.ask(
                """
                SELECT concat_ws('|', id, age, gender, income_minor, list_sort(consent_granted)::VARCHAR, consent_refused::VARCHAR)
                FROM customers ORDER BY id\
                """))
        .containsExactly(
            "c1|34|f|5200000|[ANALYTICS, MARKETING]|[]", "c2|[PERSONALISATION]|[MARKETING]");
    assertThat(loads.ask("SELECT customer || name || value FROM customer_attributes"))
        .containsExactly("c1cityUlm");
  }

  @Test
  void eventsWhoseRowsAreLinesOfOneOrder() throws IOException {
    IngestReport report = loads.runSample("events.csv");

    assertThat(report.records()).isEqualTo(new IngestReport.Records(7, 5, 1, 1));
    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.UNKNOWN_EVENT, 1L));
    assertThat(report.files().getFirst().reading())
        .contains("dates are day/month/year: a number above 12 says so");
    assertThat(
            loads.ask(
                """
                SELECT concat_ws('|', type, customer, session, occurred_at, product, quantity,
                  unit_price_minor, query, order_id)
                FROM events ORDER BY occurred_at, product\
                """))
        .containsExactly(
            "view_item|c1|s1|2026-11-13 09:00:00|p1",
            "search|c1|s1|2026-11-13 09:01:00|cup, large",
            "purchase|c1|s1|2026-11-13 09:05:00|p1|2|450|o1",
            "purchase|c1|s1|2026-11-13 09:05:00|p2|1|129900|o1",
            "view_item|s2|2026-11-14 09:00:00|p2");
  }

  @Test
  void eventsAsJsonLines() throws IOException {
    IngestReport report = loads.runSample("events.jsonl");

    assertThat(report.records()).isEqualTo(new IngestReport.Records(5, 2, 1, 2));
    assertThat(report.rejected())
        .isEqualTo(Map.of(RejectReason.CONFLICT, 1L, RejectReason.MALFORMED, 1L));
    assertThat(loads.ask("SELECT product || ' ' || quantity FROM order_lines ORDER BY product"))
        .containsExactly("p1 1", "p2 3");
  }

  @Test
  void ordersInChineseWithAReturn() throws IOException {
    IngestReport report = loads.runSample("orders.csv");

    assertThat(report.records()).isEqualTo(new IngestReport.Records(4, 4, 0, 0));
    assertThat(report.stored().orders()).isEqualTo(2);
    assertThat(report.stored().refundsMatched()).isEqualTo(1);
    assertThat(
            loads.ask(
                """
                SELECT concat_ws('|', order_id, customer, product, quantity, ordered_at)
                FROM order_lines ORDER BY order_id, product\
                """))
        .containsExactly(
            "o1|c1|p1|2|2026-11-01 09:30:00",
            "o1|c1|p2|1|2026-11-01 09:30:00",
            "o2|c2|p1|1|2026-11-02 10:00:00");
    assertThat(loads.ask("SELECT order_id || product || quantity FROM refund_lines"))
        .containsExactly("o1p21");
  }

  @Test
  void reviewsInAJsonArray() throws IOException {
    IngestReport report = loads.runSample("reviews.json");

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.INVALID_VALUE, 1L));
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', product, customer, rating, text, written_at) FROM reviews"))
        .containsExactly("p1|c1|5.0|Sehr schön|2026-10-31 23:00:00");
  }

  @Test
  void frequentlyAskedQuestions() throws IOException {
    IngestReport report = loads.runSample("faq.csv");

    assertThat(report.records()).isEqualTo(new IngestReport.Records(3, 1, 1, 1));
    assertThat(loads.ask("SELECT question || answer FROM faq"))
        .containsExactly("Do you ship abroad?Yes, everywhere.");
  }

  @Test
  void aFileWhoseNameHoldsTwoKindsIsReadByItsColumns() throws IOException {
    loads.run(
        loads.write(
            "customer_orders.csv",
            "order_id,customer_id,order_date,product_id,price\no1,c1,2026-11-01,p1,4.50\n"));
    loads.run(
        loads.write(
            "order_items.csv", "order,customer,time,sku,price\no2,c1,2026-11-02,p1,4.50\n"));
    loads.run(
        loads.write("product_reviews.csv", "product_id,customer_id,rating,review\np1,c1,5,Good\n"));

    assertThat(loads.ask("SELECT order_id FROM order_lines ORDER BY order_id"))
        .containsExactly("o1", "o2");
    assertThat(loads.ask("SELECT text FROM reviews")).containsExactly("Good");
    assertThat(loads.ask("SELECT count(*)::VARCHAR FROM customers")).containsExactly("0");
  }

  @Test
  void aQuoteWithinATitleIsNotDoubled() throws IOException {
    loads.run(
        loads.write(
            "sales.csv",
            """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID
            1,22041,"RECORD FRAME 7"" SINGLE SIZE ",48,2010-12-01 12:27:00,2.1,16210.0
            """));

    assertThat(loads.ask("SELECT title FROM products"))
        .containsExactly("RECORD FRAME 7\" SINGLE SIZE");
  }

  @Test
  void aLineThatRepeatsAnotherOfItsOrderIsADuplicateWhereverItStands() throws IOException {
    StringBuilder rows = new StringBuilder("order,customer,time,product,price\n");
    for (int i = 0; i < 30_000; i++) {
      rows.append("o1,c1,2026-11-02,p").append(i % 20_000).append(",4.50\n");
    }

    IngestReport report = loads.run(loads.write("orders.csv", rows.toString()));

    assertThat(report.records()).isEqualTo(new IngestReport.Records(30_000, 20_000, 10_000, 0));
    assertThat(report.stored().orders()).isEqualTo(1);
  }

  @Test
  void parquetWithListsIsReadLikeJson() throws IOException {
    Path file = folder.resolve("products.parquet");
    String copy =
        """
        COPY (
          SELECT 'p' || i AS id, 'Title ' || i AS title, 1.5 * i AS price, ['A', 'B'] AS categories
          FROM range(3) AS r(i)
        ) TO '%s'\
        """
            .formatted(file);
    loads.facts().update(new Query("test", copy, List.of()));

    IngestReport report = loads.run(file);

    assertThat(report.records()).isEqualTo(new IngestReport.Records(3, 3, 0, 0));
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', id, title, price_minor, categories::VARCHAR) FROM products"
                    + " ORDER BY id"))
        .containsExactly("p0|Title 0|0|[A, B]", "p1|Title 1|150|[A, B]", "p2|Title 2|300|[A, B]");
  }

  @Test
  void parquetOfSingleValuesIsATableWhoseRowsAreLinesOfOneOrder() throws IOException {
    Path file = folder.resolve("events.parquet");
    String copy =
        """
        COPY (
          SELECT 'purchase' AS event, TIMESTAMP '2026-11-02 10:00:00' AS time, 'c1' AS customer,
            'o1' AS "order", 'p' || i AS product, i + 1 AS quantity, ' 4.50' AS price
          FROM range(2) AS r(i)
        ) TO '%s'\
        """
            .formatted(file);
    loads.facts().update(new Query("test", copy, List.of()));

    IngestReport report = loads.run(file);

    assertThat(report.records()).isEqualTo(new IngestReport.Records(2, 2, 0, 0));
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', product, quantity, unit_price_minor) FROM order_lines ORDER"
                    + " BY 1"))
        .containsExactly("p0|1|450", "p1|2|450");
  }

  @Test
  void jsonIsSurveyedForItsDecimalMarkAndItsDatesAsTablesAre() throws IOException {
    String orders =
        """
        {"order":"o1","customer":"c1","time":"03/04/2026 10:00","product":"p1","price":"4,50"}
        {"order":
        {"order":"o2","customer":"c1","time":"04/13/2026 10:00","product":"p1","price":"1.234,50"}
        """;

    IngestReport report = loads.run(loads.write("orders.jsonl", orders));

    assertThat(report.records()).isEqualTo(new IngestReport.Records(3, 2, 0, 1));
    assertThat(report.files().getFirst().reading())
        .contains(
            "dates are month/day/year: a number above 12 says so", "prices have a decimal comma");
    assertThat(
            loads.ask(
                "SELECT unit_price_minor || ' ' || ordered_at::DATE FROM order_lines ORDER BY ALL"))
        .containsExactly("123450 2026-04-13", "450 2026-03-04");
  }

  @Test
  void aJsonArrayAndItsItemsAreSurveyedLikewise() throws IOException {
    IngestReport report =
        loads.run(
            loads.write(
                "events.json",
                """
                [{"event":"purchase","session":"s1","order":"o1","time":"2026-11-03",
                  "items":[{"product":"p1","price":"4,50"}]}]
                """));

    assertThat(report.rejected()).isEmpty();
    assertThat(loads.ask("SELECT unit_price_minor::VARCHAR FROM order_lines"))
        .containsExactly("450");
  }

  @Test
  void aParquetFileOfManyRowsIsSurveyedAndReadInOrder() throws IOException {
    Path file = folder.resolve("products.parquet");
    String copy =
        """
        COPY (
          SELECT 'p' || i %% 120000 AS id, 'Title ' || i AS title, '4,50' AS price
          FROM range(120001) AS r(i)
        ) TO '%s'\
        """
            .formatted(file);
    loads.facts().update(new Query("test", copy, List.of()));

    IngestReport report = loads.run(file);

    assertThat(report.records()).isEqualTo(new IngestReport.Records(120_001, 120_000, 0, 1));
    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.CONFLICT, 1L));
    assertThat(loads.ask("SELECT title || price_minor FROM products WHERE id = 'p0'"))
        .containsExactly("Title 0450");
  }

  @Test
  void aFlatTable() throws IOException {
    IngestReport report = loads.runSample("flat.csv");

    assertThat(report.files().getFirst().format()).isEqualTo(Format.FLAT);
    assertThat(report.records()).isEqualTo(new IngestReport.Records(5, 3, 1, 1));
    assertThat(report.cleaned()).isEqualTo(Map.of(FlatFiles.PRODUCT_AGAIN, 1L));
    IngestReport.Stored stored = report.stored();
    assertThat(stored.customers()).isEqualTo(2);
    assertThat(stored.products()).isEqualTo(2);
    assertThat(stored.reviews()).isEqualTo(2);
    assertThat(loads.ask("SELECT concat_ws('|', type, customer, product) FROM events ORDER BY ALL"))
        .containsExactly(
            "purchase|u1|i1",
            "purchase|u2|i1",
            "view_item|u1|i1",
            "view_item|u1|i2",
            "view_item|u2|i1");
  }

  @Test
  void invoicesOfOnlineRetail() throws IOException {
    IngestReport report = loads.runSample("online-retail.csv");

    assertThat(report.files().getFirst().format()).isEqualTo(Format.ONLINE_RETAIL);
    assertThat(report.records()).isEqualTo(new IngestReport.Records(13, 6, 1, 6));
    assertThat(report.rejected())
        .isEqualTo(
            Map.of(
                RejectReason.NOT_MERCHANDISE, 2L,
                RejectReason.STOCK_ADJUSTMENT, 2L,
                RejectReason.ACCOUNT_ADJUSTMENT, 1L,
                RejectReason.NEGATIVE_PRICE, 1L));
    assertThat(report.cleaned())
        .containsEntry(InvoiceTable.CODE_IN_CAPITALS, 1L)
        .containsEntry(InvoiceTable.CUSTOMER_WITHOUT_DECIMALS, 5L)
        .containsEntry(InvoiceTable.ANONYMOUS, 1L);
    assertThat(
            loads.ask(
                """
                SELECT concat_ws('|', id, type, customer, session, occurred_at, product, quantity,
                  unit_price_minor, order_id)
                FROM events ORDER BY sequence, line\
                """))
        .containsExactly(
            "536365|purchase|17850|2010-12-01 07:26:00|85123A|6|255|536365",
            "536365|purchase|17850|2010-12-01 07:26:00|71053|6|339|536365",
            "536368|purchase|536368|2010-12-13 09:00:00|71053|1|425|536368",
            "C536369/536365|refund|17850|2010-12-14 10:00:00|71053|2|339|536365",
            "C536370|refund|17850|2010-12-15 10:00:00|71053|5|339",
            "536371|purchase|17851|2010-12-16 09:00:00|71053|2|349|536371");
    assertThat(loads.ask("SELECT concat_ws('|', id, title, price_minor) FROM products ORDER BY id"))
        .containsExactly("71053|LANTERN|349", "85123A|HEART HOLDER|255");
    assertThat(loads.ask("SELECT customer || value FROM customer_attributes ORDER BY customer"))
        .containsExactly("17850United Kingdom", "17851EIRE");
  }

  @Test
  void readingAgainChangesNothing() throws IOException {
    loads.runSample("online-retail.csv");

    IngestReport again = loads.runSample("online-retail.csv");

    assertThat(again.stored().events()).isZero();
    assertThat(again.stored().eventsInConflict()).isZero();
    assertThat(again.stored().eventsAlreadyStored()).isEqualTo(5);
    assertThat(loads.ask("SELECT count(*)::VARCHAR FROM order_lines")).containsExactly("4");
  }

  @Test
  void aCancellationFindsItsSaleInAnEarlierExport() throws IOException {
    String header = "InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID\n";
    String sale = "500001,71053,LANTERN,6,2026-01-05 10:00,3.39,17850\n";
    String firstReturn = "C500002,71053,LANTERN,-4,2026-02-05 10:00,3.39,17850\n";
    String secondReturn = "C500003,71053,LANTERN,-4,2026-03-05 10:00,3.39,17850\n";
    loads.run(loads.write("january.csv", header + sale + firstReturn));

    IngestReport overlapping =
        loads.run(loads.write("february.csv", header + firstReturn + secondReturn));

    assertThat(overlapping.stored().eventsAlreadyStored()).isEqualTo(1);
    assertThat(loads.ask("SELECT id || coalesce(order_id, '') FROM events ORDER BY occurred_at"))
        .containsExactly("500001500001", "C500002/500001500001", "C500003");
  }
}
