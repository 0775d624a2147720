package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Spreadsheets are read as tables, by every format.
class SpreadsheetTest {
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

  private static String[] row(String... cells) {
    return cells;
  }

  @Test
  void aSheetWithATitleAboveItsHeaderIsATable() throws IOException {
    byte[] book =
        new SheetFile()
            .sheet(
                "Sheet1",
                row("All our orders"),
                row(""),
                row("order", "customer", "time", "product", "price", "quantity", "note"),
                row("1001", "17850", "date:46328.4375", "p1", "12.300000000000001", "2", ""),
                row("1001", "17850", "date:46328.4375", "p2", "=A1*2:24.6", "", "!#N/A"),
                row("1002", "17851", "date:46329", "p1", "cheap"),
                row("1003", "17851", "date:46329", "p1", "3", "1", "", "", "beyond"))
            .bytes();

    IngestReport report = loads.run(loads.write("orders.xlsx", book));

    assertThat(report.files().getFirst().reading()).contains("the sheet 'Sheet1'");
    assertThat(report.records()).isEqualTo(new IngestReport.Records(4, 2, 0, 2));
    assertThat(report.rejected())
        .isEqualTo(Map.of(RejectReason.UNREADABLE_NUMBER, 1L, RejectReason.MALFORMED, 1L));
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', order_id, customer, product, quantity, unit_price_minor,"
                    + " ordered_at) FROM order_lines ORDER BY product"))
        .containsExactly(
            "1001|17850|p1|2|1230|2026-11-02 09:30:00", "1001|17850|p2|1|2460|2026-11-02 09:30:00");
    assertThat(loads.ask("SELECT line || ' ' || reason FROM reject ORDER BY line"))
        .containsExactly("6 unreadable-number", "7 malformed");
  }

  @Test
  void everySheetWithAHeaderIsReadForWhatItsNameSays() throws IOException {
    byte[] book =
        new SheetFile()
            .sheet(
                "orders",
                row("order", "customer", "time", "sku", "price"),
                row("o1", "c1", "date:46328", "A-1", "3"))
            .sheet("empty")
            .sheet("products", row("id", "name"), row("A-1", "Cup"))
            .sheet("notes", row("who", "what"), row("me", "buy milk"))
            .bytes();

    IngestReport report = loads.run(loads.write("shop.xlsx", book));

    assertThat(report.files())
        .extracting(FileReport::file)
        .containsExactly("shop.xlsx/orders", "shop.xlsx/products", "shop.xlsx/notes");
    assertThat(report.files().getLast().problem()).isNotNull();
    assertThat(loads.ask("SELECT title FROM products")).containsExactly("Cup");
    assertThat(loads.ask("SELECT product FROM order_lines")).containsExactly("A-1");
  }

  @Test
  void anExportThatWasSavedAsASpreadsheetIsKnownByItsHeader() throws IOException {
    byte[] book =
        new SheetFile()
            .sheet(
                "orders_export",
                row(
                    "Name",
                    "Email",
                    "Financial Status",
                    "Created at",
                    "Lineitem quantity",
                    "Lineitem name",
                    "Lineitem price"),
                row("#1001", "ada@example.com", "paid", "date:46328.4375", "1", "Towel", "8"))
            .bytes();

    IngestReport report = loads.run(loads.write("export.xlsx", book));

    assertThat(report.files().getFirst().format()).isEqualTo(Format.SHOPIFY);
    assertThat(loads.ask("SELECT order_id FROM order_lines")).containsExactly("#1001");
  }

  @Test
  void anEmptyWorkbookAndABrokenOneAreToldOf() throws IOException {
    Path empty = loads.write("empty.xlsx", new SheetFile().sheet("Sheet1").bytes());
    Path broken = loads.write("orders.xlsx", "PK\u0003\u0004 and more");

    assertThatThrownBy(() -> loads.run(empty))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("empty.xlsx: the file is empty");
    assertThatThrownBy(() -> loads.run(broken))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("orders.xlsx")
        .hasMessageContaining("save it again as .xlsx, or as CSV");
  }
}
