package io.shopkeeper.store.duckdb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Days;
import io.shopkeeper.store.Events;
import io.shopkeeper.store.Exports.Format;
import io.shopkeeper.store.ShopView;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExportTest {
  @TempDir private static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static DuckStore store;

  @BeforeAll
  static void fill() {
    store = DuckStore.open(folder.resolve("shop"), Events.SHOP, InstantSource.fixed(Events.NOON));
    store.log().append(Events.views(0, 2_000));
    store
        .facts()
        .putProducts(
            List.of(
                product("1", "=HYPERLINK(\"http://evil\")", List.of("Home", "杯子")),
                product("2", "@SUM(1)", List.of("+1")),
                product("3", "-2+3", List.of()),
                product("4", "\tTab, \"quoted\"\nand a line", List.of("a=b"))));
  }

  private static Product product(String id, String title, List<String> categories) {
    return new Product(
        new ProductId(id), title, null, categories, null, null, true, Map.of("k", "=v"));
  }

  @AfterAll
  static void close() {
    store.close();
  }

  private static byte[] export(ShopView view, Format format, Days days) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var export = store.exports().open(view, format, days)) {
      export.writeTo(out);
    }
    assertThat(folder.resolve("shop/unfinished")).isEmptyDirectory();
    return out.toByteArray();
  }

  private static String csv(ShopView view, Days days) throws IOException {
    return new String(export(view, Format.CSV, days), StandardCharsets.UTF_8);
  }

  @ParameterizedTest
  @EnumSource(ShopView.class)
  void everyViewIsWrittenInBothFormats(ShopView view) throws IOException, SQLException {
    String header = csv(view, Days.ALL).lines().findFirst().orElse("");
    Path file = Files.write(folder.resolve("x.parquet"), export(view, Format.PARQUET, Days.ALL));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var row = statement.executeQuery("FROM '%s' LIMIT 0".formatted(file))) {
      assertThat(header.split(",")).hasSize(row.getMetaData().getColumnCount());
    }
  }

  @Test
  void aTextThatASpreadsheetWouldRunIsMadeAText() throws IOException {
    assertThat(csv(ShopView.PRODUCTS, Days.ALL))
        .contains("\"'=HYPERLINK(\"\"http://evil\"\")\"", ",'@SUM(1),", ",'-2+3,", "\"'\tTab, ")
        .contains(",'+1,", ",Home|杯子,");
    assertThat(csv(ShopView.PRODUCT_ATTRIBUTES, Days.ALL)).contains("1,k,'=v");
  }

  @Test
  void parquetHoldsWhatIsStored() throws IOException, SQLException {
    Path file =
        Files.write(
            folder.resolve("products.parquet"),
            export(ShopView.PRODUCTS, Format.PARQUET, Days.ALL));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement();
        var row =
            statement.executeQuery(
                "SELECT title, categories[2] FROM '%s' ORDER BY id LIMIT 1".formatted(file))) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).isEqualTo("=HYPERLINK(\"http://evil\")");
      assertThat(row.getString(2)).isEqualTo("杯子");
    }
  }

  @Test
  void timesAreInUtcAndDaysAreTheShops() throws IOException {
    LocalDate day = LocalDate.of(2026, 3, 1);
    assertThat(csv(ShopView.EVENTS, Days.ALL)).contains("2026-03-01T12:00:00.123456Z");
    assertThat(csv(ShopView.EVENTS, new Days(day, day)).lines()).hasSize(2_001);
    assertThat(csv(ShopView.EVENTS, new Days(day.plusDays(1), null)).lines()).hasSize(1);
    assertThat(csv(ShopView.EVENTS, new Days(null, day.minusDays(1))).lines()).hasSize(1);
  }

  @Test
  void daysOfWhatHasNoTimeAreRefused() {
    var days = new Days(LocalDate.of(2026, 3, 1), null);
    assertThatThrownBy(() -> store.exports().open(ShopView.PRODUCTS, Format.CSV, days))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("products have no time");
  }
}
