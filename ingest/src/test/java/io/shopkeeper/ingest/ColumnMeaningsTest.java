package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Sha256;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How columns are understood, by the user, their names or their cells, and that the report says
/// so.
class ColumnMeaningsTest {
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

  private static List<String> columns(IngestReport report) {
    return report.files().getFirst().columns().stream().map(ColumnMeaning::toString).toList();
  }

  @Test
  void theReportSaysWhatEveryColumnWasTakenFor() throws IOException {
    IngestReport report =
        loads.run(loads.write("products.csv", "ID,Product Name,colour\np1,Cup,blue\n"));

    assertThat(columns(report)).containsExactly("ID", "Product Name = title", "(colour)");
  }

  @Test
  void aMappedColumnGoesBeforeOneThatIsNamedSo() throws IOException {
    Path file =
        loads.write(
            "orders.csv", "Beleg,Kunde Nr.,Datum,SKU,Preis,price\no1,k1,2026-11-02,p1,4.50,9.99\n");

    IngestReport report =
        loads.runMapped(
            ColumnMap.of(
                List.of("beleg=order", "kunde-nr=customer", "Datum = time", "Preis=price")),
            file);

    assertThat(columns(report))
        .containsExactly(
            "Beleg = order, as mapped",
            "Kunde Nr. = customer, as mapped",
            "Datum = time, as mapped",
            "SKU = product",
            "Preis = price, as mapped",
            "(price)");
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', order_id, customer, unit_price_minor) FROM order_lines"))
        .containsExactly("o1|k1|450");
  }

  @Test
  void mappedPropertiesOfJsonLikewise() throws IOException {
    loads.runMapped(
        ColumnMap.of(List.of("Artikel=id", "Bezeichnung=title")),
        loads.write("products.jsonl", "{\"Artikel\":\"p1\",\"Bezeichnung\":\"Tasse\"}\n"));

    assertThat(loads.ask("SELECT id || title FROM products")).containsExactly("p1Tasse");
  }

  @Test
  void mappingMakesAnExportInAnotherLanguageKnown() throws IOException {
    Path file =
        loads.write(
            "export.csv",
            """
            ID,Typ,Artikelnummer,Name,Veröffentlicht,Regulärer Preis
            7,simple,TASSE,Tasse,1,4.50
            """);

    IngestReport report =
        loads.runMapped(
            ColumnMap.of(
                List.of(
                    "Typ=Type",
                    "Artikelnummer=SKU",
                    "Veröffentlicht=Published",
                    "Regulärer Preis=Regular price")),
            file);

    assertThat(report.files().getFirst().format()).isEqualTo(Format.WOOCOMMERCE);
    assertThat(loads.ask("SELECT id || title || price_minor FROM products"))
        .containsExactly("7Tasse450");
  }

  @Test
  void mistakesInAMappingAreFoundBeforeAnythingIsRead() throws IOException {
    Path file = loads.write("products.csv", "id,title\np1,Cup\n");

    assertThatThrownBy(() -> loads.runMapped(ColumnMap.of(List.of("Bezeichnung=title")), file))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("no file has the column 'Bezeichnung'")
        .hasMessageContaining("id, title");
    assertThat(loads.ask("SELECT id FROM products")).isEmpty();
    assertThatThrownBy(() -> ColumnMap.of(List.of("title")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'their column=our column'");
    assertThatThrownBy(() -> ColumnMap.of(List.of("Preis=prise")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'prise' is no column of any format");
    assertThatThrownBy(() -> ColumnMap.of(List.of("Preis=price", "Preis=title")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("mapped to both");
  }

  @Test
  void columnsWhoseNamesSayNothingAreKnownByTheirCells() throws IOException {
    StringBuilder orders = new StringBuilder("order,a,b,product,price,c\n");
    StringBuilder products = new StringBuilder("id,title,x,y\n");
    for (int i = 0; i < 9; i++) {
      orders.append(
          "o%d,user%d@example.com,%d.11.2026 10:00,p1,4.50,%d%n".formatted(i, i, i + 1, i));
      products.append("p%d,Cup,€ %d.50,400638133393%s%n".formatted(i, i, "1"));
    }

    IngestReport ordersReport = loads.run(loads.write("orders.csv", orders.toString()));
    IngestReport productsReport = loads.run(loads.write("products.csv", products.toString()));

    assertThat(columns(ordersReport))
        .contains("a = customer, by its content", "b = time, by its content", "(c)");
    assertThat(columns(productsReport))
        .contains("x = price, by its content", "y = gtin, by its content");
    assertThat(loads.ask("SELECT DISTINCT customer[:6] FROM order_lines"))
        .containsExactly("email:");
    assertThat(loads.ask("SELECT DISTINCT name FROM product_attributes")).containsExactly("gtin");
  }

  @Test
  void twoColumnsOfOneContentAreNotGuessedBetween() throws IOException {
    StringBuilder orders = new StringBuilder("order,customer,a,b,product,price\n");
    for (int i = 1; i < 9; i++) {
      orders.append("o%d,c1,%d.11.2026,%d.11.2026,p1,4.50%n".formatted(i, i, i));
    }
    Path file = loads.write("orders.csv", orders.toString());

    assertThatThrownBy(() -> loads.run(file))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("need the column 'time'")
        .hasMessageContaining("--map 'their column=our column'");
  }

  @Test
  void addressesAndNumbersAmongAttributesAreHashed() throws IOException {
    loads.run(
        loads.write(
            "customers.csv", "id,E-Mail,手机,city\nc1,Ada@example.com,+43 1 2345678,Vienna\n"));

    assertThat(loads.ask("SELECT name || '=' || value FROM customer_attributes ORDER BY name"))
        .containsExactly(
            "city=Vienna",
            "email_sha256=" + Sha256.hex("ada@example.com"),
            "phone_sha256=" + Sha256.hex("4312345678"));
  }
}
