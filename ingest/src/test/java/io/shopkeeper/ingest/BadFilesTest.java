package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import io.shopkeeper.ingest.IngestException.Code;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a shop may hand over by mistake: each is told of, and what is good is kept.
class BadFilesTest {
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
  void wrongColumnsAreNamedWithTheNearest() throws IOException {
    Path file = loads.write("products.csv", "prodct_id,titel,colour\n1,Cup,blue\n");

    assertThatThrownBy(() -> loads.run(file))
        .isInstanceOfSatisfying(
            IngestException.class, e -> assertThat(e.code()).isEqualTo(Code.WRONG_COLUMNS))
        .hasMessageContaining("products.csv")
        .hasMessageContaining("'id'")
        .hasMessageContaining("prodct_id, titel, colour")
        .hasMessageContaining("is 'titel' meant for 'title'?")
        .hasMessageContaining("is 'prodct_id' meant for 'id'?");
  }

  @Test
  void aTableOfUnknownKindIsRefusedWithAdvice() throws IOException {
    Path file = loads.write("stuff.csv", "a,b\n1,2\n");

    assertThatThrownBy(() -> loads.run(file))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("stuff.csv: it is not clear what it holds")
        .hasMessageContaining("a, b");
  }

  @Test
  void chineseInGbkIsReadAndToldOf() throws IOException {
    Path file =
        loads.write(
            "商品.csv",
            "商品编号,商品名称,价格\np1,不锈钢保温杯，带盖,￥1,299.00元\n"
                .replace("￥1,299.00元", "\"￥1,299.00元\"")
                .getBytes(Charset.forName("GBK")));

    IngestReport report = loads.run(file);

    assertThat(report.files().getFirst().reading()).anyMatch(note -> note.contains("GB18030"));
    assertThat(loads.ask("SELECT title || ' ' || price_minor FROM products"))
        .containsExactly("不锈钢保温杯，带盖 129900");
  }

  @Test
  void anOldSpreadsheetIsRefusedWithAdvice() throws IOException {
    Path file = loads.write("orders.xls", "PK\u0003\u0004 and more");

    assertThatThrownBy(() -> loads.run(file))
        .isInstanceOfSatisfying(
            IngestException.class, e -> assertThat(e.code()).isEqualTo(Code.UNKNOWN_ENCODING))
        .hasMessageContaining("orders.xls")
        .hasMessageContaining("save it as CSV");
  }

  @Test
  void aTruncatedGzipIsKeptUpToTheDamage() throws IOException {
    StringBuilder text = new StringBuilder("id,title\n");
    for (int i = 0; i < 50_000; i++) {
      text.append("p").append(i).append(",Title ").append(i * 7919L % 50_021).append('\n');
    }
    ByteArrayOutputStream packed = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(packed)) {
      gzip.write(text.toString().getBytes(StandardCharsets.UTF_8));
    }
    Path file =
        loads.write("products.csv.gz", Arrays.copyOf(packed.toByteArray(), packed.size() / 2));

    IngestReport report = loads.run(file);

    FileReport.Problem problem = Objects.requireNonNull(report.files().getFirst().problem());
    assertThat(problem.message()).contains("products.csv.gz", "truncated");
    assertThat(report.records().accepted()).isGreaterThan(10_000);
    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.TRUNCATED, 1L));
    assertThat(report.stored().products()).isEqualTo(report.records().accepted());
  }

  @Test
  void badRowsAreRefusedWithPlaceAndReasonAndGoodOnesKept() throws IOException {
    Path file =
        loads.write(
            "products.csv",
            """
            id,title,price
            p1,Cup,4.50
            p2,Pot,-1
            p3,"Never closed,2
            p4,Pan,cheap
            p5,,3
            p6,Lid
            p7,Jar,1.20
            """);

    IngestReport report = loads.run(file);

    assertThat(report.records()).isEqualTo(new IngestReport.Records(7, 2, 0, 5));
    assertThat(report.rejected())
        .isEqualTo(
            Map.of(
                RejectReason.NEGATIVE_PRICE, 1L,
                RejectReason.UNCLOSED_QUOTE, 1L,
                RejectReason.UNREADABLE_NUMBER, 1L,
                RejectReason.MISSING_VALUE, 1L,
                RejectReason.MALFORMED, 1L));
    assertThat(Files.readAllLines(Objects.requireNonNull(report.rejectsFile())))
        .hasSize(6)
        .startsWith("file,line,column,reason,detail,raw")
        .contains(
            "\"products.csv\",3,\"price\",negative-price,\"the price '-1' is"
                + " negative\",\"p2,Pot,-1\"");
    assertThat(
            loads.ask(
                "SELECT line || ' ' || reason || ' ' || coalesce(column_name, '-') FROM reject"
                    + " ORDER BY line"))
        .containsExactly(
            "3 negative-price price",
            "4 unclosed-quote -",
            "5 unreadable-number price",
            "6 missing-value title",
            "7 malformed -");
    assertThat(loads.ask("SELECT id FROM products ORDER BY id")).containsExactly("p1", "p7");
  }

  @Test
  void anInvoiceThatCannotBeStoredCostsItsLineOnly() throws IOException {
    String number = "5".repeat(300);
    Path file =
        loads.write(
            "sales.csv",
            """
            InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID
            %1$s,22041,FRAME,1,2010-12-01 12:27:00,2.1,16210
            %1$s,22041,FRAME,2,2010-12-01 12:27:00,2.1,16210
            "53
            6",22041,FRAME,1,2010-12-01 12:27:00,2.1,16210
            C7,22041,FRAME,-2147483648,2010-12-01 12:27:00,2.1,16210
            8,22041,FRAME,1,2010-12-01 12:27:00,2.1,16210
            """
                .formatted(number));

    IngestReport report = loads.run(file);

    assertThat(report.records()).isEqualTo(new IngestReport.Records(5, 1, 0, 4));
    assertThat(report.rejected())
        .isEqualTo(Map.of(RejectReason.INVALID_VALUE, 3L, RejectReason.INVALID_QUANTITY, 1L));
    assertThat(loads.ask("SELECT order_id FROM order_lines")).containsExactly("8");
  }

  @Test
  void theSameIdWithAnotherContentIsAConflict() throws IOException {
    Path file = loads.write("products.csv", "id,title\np1,Cup\np1,Cup\np1,Pot\n");

    IngestReport report = loads.run(file);

    assertThat(report.records()).isEqualTo(new IngestReport.Records(3, 1, 1, 1));
    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.CONFLICT, 1L));
    assertThat(loads.ask("SELECT title FROM products")).containsExactly("Cup");
  }

  @Test
  void eventsOfUnknownProductsAreKeptAndCounted() throws IOException {
    loads.run(loads.write("products.csv", "id,title\np1,Cup\n"));

    IngestReport report =
        loads.run(
            loads.write(
                "events.csv",
                """
                event,session,time,product
                view_item,s1,2026-11-20 10:00:00,p1
                view_item,s1,2026-11-20 10:01:00,p9
                """));

    assertThat(report.stored().events()).isEqualTo(2);
    assertThat(report.quality().unknownProducts()).isEqualTo(1);
    assertThat(report.quality().eventsOfUnknownProducts()).isEqualTo(1);
  }

  @Test
  void fiveDateFormatsInOneFileAreReadAndTheFutureIsRefused() throws IOException {
    Path file =
        loads.write(
            "events.csv",
            """
            event,session,time,query
            search,s1,2026-11-03T10:30:00Z,iso
            search,s2,2026-11-03 11:30:00,local
            search,s3,03/11/2026 11:30,slashes
            search,s4,13/11/2026 11:30,deciding
            search,s5,1793701800000,epoch
            search,s6,2026年11月3日 11:30,chinese
            search,s7,2031-01-01,future
            """);

    IngestReport report = loads.run(file);

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.FUTURE_TIME, 1L));
    assertThat(
            loads.ask(
                "SELECT query FROM events WHERE occurred_at = '2026-11-03 10:30:00' ORDER BY"
                    + " session"))
        .containsExactly("iso", "local", "slashes", "epoch", "chinese");
  }

  @Test
  void ambiguousDatesAreToldOf() throws IOException {
    Path file =
        loads.write("events.csv", "event,session,time,query\nsearch,s,03/04/2026 10:00,x\n");

    assertThat(loads.run(file).files().getFirst().reading())
        .anyMatch(note -> note.contains("ambiguous") && note.contains("day/month/year"));
  }

  @Test
  void aLineOfFiftyMegabytesCostsItself() throws IOException {
    StringBuilder text = new StringBuilder("id,title\np1,Cup\np2,");
    text.repeat('x', 50 << 20).append("\np3,Pot\n");

    IngestReport report = loads.run(loads.write("products.csv", text.toString()));

    assertThat(report.records()).isEqualTo(new IngestReport.Records(3, 2, 0, 1));
    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.TOO_LONG, 1L));
  }

  @Test
  void emojiAndRightToLeftTextSurvive() throws IOException {
    loads.run(loads.write("products.csv", "id,title\np1,🧦 Socks 👨‍👩‍👧\np2,جوارب صوفية\n"));

    assertThat(loads.ask("SELECT title FROM products ORDER BY id"))
        .containsExactly("🧦 Socks 👨‍👩‍👧", "جوارب صوفية");
  }

  @Test
  void aBadParquetFileIsBlamedAndDoesNotStopTheOthers() throws IOException {
    loads.write("all/customers.parquet", "PAR1 but no more");
    loads.write("all/products.csv", "id,title\np1,Cup\n");

    IngestReport report = loads.run(folder.resolve("files/all"));

    assertThat(report.stored().products()).isEqualTo(1);
    FileReport.Problem problem = Objects.requireNonNull(report.files().getFirst().problem());
    assertThat(problem.code()).isEqualTo(Code.UNREADABLE);
    assertThat(problem.message())
        .startsWith("customers.parquet: cannot be read as Parquet")
        .doesNotContain("facts.duckdb");
  }

  @Test
  void anElementOfAJsonArrayIsRefusedWithItsText() throws IOException {
    Path file =
        loads.write(
            "products.json",
            """
            [{"id":"p1","title":"Cup"},
             {"id":"p2"}, 42, "cup",
             {"id":"p3","title":"Pot"
            """);

    IngestReport report = loads.run(file);

    assertThat(report.records()).isEqualTo(new IngestReport.Records(5, 1, 0, 4));
    assertThat(loads.ask("SELECT line || ' ' || raw FROM reject ORDER BY line, raw"))
        .containsExactly(
            "2 \"cup\"", "2 42", "2 {\"id\":\"p2\"}", "3 {\"id\":\"p3\",\"title\":\"Pot\"\n");
  }

  @Test
  void filesOfTheSameNameAreToldApart() throws IOException {
    Path a = loads.write("a/products.csv", "id,title\np1,Cup\n");
    loads.write("b/products.csv", "id,title\np2,\n");

    assertThat(loads.run(folder.resolve("files")).files())
        .extracting(FileReport::file)
        .containsExactly("a/products.csv", "b/products.csv");
    assertThat(loads.ask("SELECT file FROM reject")).containsExactly("b/products.csv");
    assertThat(loads.run(a.resolveSibling("products.csv"), folder.resolve("files/b")).files())
        .extracting(FileReport::file)
        .containsExactly("products.csv", folder.resolve("files/b/products.csv").toString());
  }

  @Test
  void anEmptyFileIsRefusedWithAdvice() throws IOException {
    Path file = loads.write("products.csv", "");

    assertThatThrownBy(() -> loads.run(file))
        .isInstanceOfSatisfying(
            IngestException.class, e -> assertThat(e.code()).isEqualTo(Code.EMPTY))
        .hasMessageContaining("products.csv: the file is empty");
  }

  @Test
  void aFileThatIsNotThereIsNamed() {
    assertThatThrownBy(() -> loads.run(folder.resolve("nothing.csv")))
        .isInstanceOfSatisfying(
            IngestException.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_FOUND))
        .hasMessageContaining("nothing.csv");
  }

  @Test
  void aFolderWithoutPermissionIsNamed() throws IOException {
    Path closed = Files.createDirectories(folder.resolve("closed"));
    Files.setPosixFilePermissions(closed, PosixFilePermissions.fromString("---------"));
    assumeFalse(Files.isReadable(closed), "this user may read everything");

    assertThatThrownBy(() -> loads.run(closed))
        .isInstanceOfSatisfying(
            IngestException.class, e -> assertThat(e.code()).isEqualTo(Code.NO_PERMISSION))
        .hasMessageContaining("closed");
  }

  @Test
  void oneBadFileDoesNotStopTheOthers() throws IOException {
    loads.write("all/products.csv", "id,title\np1,Cup\n");
    loads.write("all/more/orders.csv", "");
    loads.write("all/readme.md", "# not data");

    IngestReport report = loads.run(folder.resolve("files/all"));

    assertThat(report.stored().products()).isEqualTo(1);
    assertThat(report.files())
        .extracting(FileReport::file)
        .containsExactly("more/orders.csv", "products.csv", "readme.md");
    assertThat(Objects.requireNonNull(report.files().getFirst().problem()).code())
        .isEqualTo(Code.EMPTY);
  }
}
