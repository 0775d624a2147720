package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What cleaning does to a catalogue is the same in whatever format it comes.
class PresetCleaningTest {
  private static final int CLEAN = 40;

  @TempDir private Path folder;
  private Loads loads;

  /// A product as every catalogue can tell of it.
  private record Told(
      String id,
      String title,
      String brand,
      String category,
      String price,
      String colour,
      String size,
      String weight) {}

  /// How a format lays out a product.
  private enum Catalogue {
    NATIVE("products.csv", "id,title,brand,categories,price,colour,size,weight") {
      @Override
      String row(Told told) {
        return cells(
            told.id,
            told.title,
            told.brand,
            told.category,
            told.price,
            told.colour,
            told.size,
            told.weight);
      }
    },
    SHOPIFY(
        "shop.csv",
        "Handle,Title,Vendor,Type,Option1 Name,Option1 Value,Option2 Name,Option2 Value,Option3"
            + " Name,Option3 Value,Variant SKU,Variant Price") {
      @Override
      String row(Told told) {
        return cells(
            told.id,
            told.title,
            told.brand,
            told.category,
            "colour",
            told.colour,
            "size",
            told.size,
            "weight",
            told.weight,
            "U-" + told.id,
            told.price);
      }
    },
    WOOCOMMERCE(
        "shop.csv",
        "ID,Type,SKU,Name,Published,Regular price,Categories,Brands,Attribute 1 name,Attribute 1"
            + " value(s),Attribute 2 name,Attribute 2 value(s),Attribute 3 name,Attribute 3"
            + " value(s)") {
      @Override
      String row(Told told) {
        return cells(
            told.id,
            "simple",
            "U-" + told.id,
            told.title,
            "1",
            told.price,
            told.category,
            told.brand,
            "colour",
            told.colour,
            "size",
            told.size,
            "weight",
            told.weight);
      }
    },
    GOOGLE_MERCHANT(
        "feed.csv", "id,title,link,price,availability,brand,product_type,color,size,material") {
      @Override
      String row(Told told) {
        return cells(
            told.id,
            told.title,
            "https://shop.example/" + told.id,
            told.price,
            "in_stock",
            told.brand,
            told.category,
            told.colour,
            told.size,
            told.weight);
      }
    };

    private final String file;
    private final String header;

    Catalogue(String file, String header) {
      this.file = file;
      this.header = header;
    }

    abstract String row(Told told);

    Format format() {
      return Format.valueOf(name());
    }
  }

  private static String cells(String... cells) {
    return "\"" + String.join("\",\"", cells) + "\"";
  }

  @BeforeEach
  void open() {
    loads = new Loads(folder);
  }

  @AfterEach
  void close() {
    loads.close();
  }

  private static String text(Catalogue catalogue) {
    StringBuilder text = new StringBuilder(catalogue.header).append('\n');
    IntStream.range(0, CLEAN)
        .mapToObj(i ->
            new Told(
                "p" + i,
                "Cup no " + i,
                "Patagonia",
                "Drinkware",
                "4.50",
                i % 2 == 0 ? "red" : "black",
                i % 2 == 0 ? "Large" : "Small",
                "500 g"))
        .forEach(told -> text.append(catalogue.row(told)).append('\n'));
    text.append(
            catalogue.row(
                new Told(
                    "x1",
                    "Salt &amp; Pepper",
                    "Patagnoia",
                    "drinkware",
                    "12,50",
                    "红色",
                    "LARGE",
                    "0.5 kg")))
        .append('\n');
    return text.toString();
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void aProductIsCleanedByTheSameRulesInEveryFormat(Catalogue catalogue) throws IOException {
    IngestReport report = loads.run(loads.write(catalogue.file, text(catalogue)));

    assertThat(report.files().getFirst().format()).isEqualTo(catalogue.format());
    assertThat(report.rejected()).isEmpty();
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', title, brand, categories::VARCHAR, price_minor) FROM"
                    + " products WHERE id = 'x1'"))
        .containsExactly("Salt & Pepper|Patagonia|[Drinkware]|1250");
    assertThat(
            loads.ask(
                "SELECT value FROM product_attributes WHERE product = 'x1' AND name IN"
                    + " ('colour', 'color', 'size', 'weight', 'material', 'weight_given',"
                    + " 'material_given') ORDER BY value"))
        .containsExactly("0.5 kg", "500 g", "Large", "red");
    Map<String, Long> cleaned = new TreeMap<>(report.cleaned());
    // Entities of HTML are what names are written in on WooCommerce and at Google.
    cleaned.remove("html-entities");
    assertThat(cleaned)
        .isEqualTo(Map.of("colour", 1L, "decimal-mark", 1L, "spelling", 3L, "unit", 1L));
    assertThat(Files.readAllLines(Objects.requireNonNull(report.changesFile())).get(1))
        .startsWith("\"%s\",%d,products,\"x1\"".formatted(catalogue.file, CLEAN + 2));
  }

  @ParameterizedTest
  @EnumSource(Catalogue.class)
  void nothingIsChangedAsItIsInAnyFormat(Catalogue catalogue) throws IOException {
    IngestReport report =
        loads.run(CleaningChoice.AS_IS, loads.write(catalogue.file, text(catalogue)));

    assertThat(report.cleaned()).isEmpty();
    // Without its decimal mark set right, the price cannot be read.
    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.UNREADABLE_NUMBER, 1L));
  }

  @Test
  void linesOfAPlatformsOrdersSetPricesRightLikeNativeOnes() throws IOException {
    StringBuilder orders =
        new StringBuilder(
            "Name,Email,Financial Status,Created at,Lineitem quantity,Lineitem name,Lineitem"
                + " price,Lineitem sku\n");
    for (int i = 0; i < 20; i++) {
      orders.append(
          "#%d,c%d@shop.example,paid,2026-11-20 10:00:00 +0100,1,Cup,19.9%d,U1\n"
              .formatted(i, i, i % 10));
    }
    orders.append("#90,x@shop.example,paid,2026-11-20 10:00:00 +0100,1,Cup,1995,U1\n");
    orders.append("#91,y@shop.example,refunded,2026-11-20 10:00:00 +0100,2,Cup,1995,U1\n");
    loads.write("all/orders.csv", orders.toString());
    loads.write(
        "all/shop.csv",
        "Handle,Title,Vendor,Option1 Name,Option1 Value,Variant SKU,Variant Price\n"
            + "cup,Cup,Alba,Title,Default Title,U1,1995\n");

    IngestReport report = loads.run(folder.resolve("files/all"));

    assertThat(report.rejected()).isEmpty();
    assertThat(report.cleaned()).isEqualTo(Map.of("price-in-minor-units", 3L));
    assertThat(loads.ask("SELECT price_minor FROM products")).containsExactly("1995");
    assertThat(
            loads.ask(
                "SELECT quantity || ' at ' || unit_price_minor FROM order_lines WHERE order_id IN"
                    + " ('#90', '#91') ORDER BY 1"))
        .containsExactly("1 at 1995", "2 at 1995");
    assertThat(loads.ask("SELECT unit_price_minor FROM refund_lines")).containsExactly("1995");
  }

  @Test
  void aPlatformsAmountsComeToTheShopsCurrencyAndLackingRatesAreTold() throws IOException {
    Path rates = loads.write("rates.txt", "currency,rate\nUSD,0.50\n");
    loads.write(
        "all/orders.csv",
        """
        Name,Email,Financial Status,Currency,Created at,Lineitem quantity,Lineitem name,Lineitem price
        #1,a@shop.example,paid,USD,2026-11-20 10:00:00 +0100,1,Cup,20.00
        #2,b@shop.example,paid,GBP,2026-11-20 10:00:00 +0100,1,Cup,20.00
        """);
    loads.write(
        "all/feed.csv",
        """
        id,title,link,price,availability
        cup,Cup,https://shop.example/cup,20.00 USD,in_stock
        pot,Pot,https://shop.example/pot,20.00 GBP,in_stock
        """);

    IngestReport report = loads.run(new CleaningChoice(false, rates), folder.resolve("files/all"));

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.NO_EXCHANGE_RATE, 2L));
    assertThat(loads.ask("SELECT detail FROM reject ORDER BY file"))
        .allMatch(detail -> detail.contains("GBP"));
    assertThat(loads.ask("SELECT price_minor || currency FROM products"))
        .containsExactly("1000EUR");
    assertThat(loads.ask("SELECT unit_price_minor || currency FROM order_lines"))
        .containsExactly("1000EUR");
  }

  @Test
  void customersOfPlatformsAreSpelledAsTheLoadMostlyDoes() throws IOException {
    StringBuilder customers =
        new StringBuilder(
            "Customer ID,Email,Default Address City,Accepts Email Marketing,Total Spent\n");
    for (int i = 0; i < CLEAN; i++) {
      customers.append("%d,c%d@shop.example,Hamburg,yes,1\n".formatted(i, i));
    }
    customers.append("90,x@shop.example,HAMBURG,no,1\n");

    IngestReport report = loads.run(loads.write("people.csv", customers.toString()));

    assertThat(report.cleaned()).isEqualTo(Map.of("spelling", 1L));
    assertThat(loads.ask("SELECT DISTINCT value FROM customer_attributes WHERE name = 'city'"))
        .containsExactly("Hamburg");
    assertThat(Files.readString(Objects.requireNonNull(report.changesFile())))
        .doesNotContain("@shop.example");
  }

  @Test
  void aFlatFileIsCleanedAndItsRowsStayOfOneCustomerAndItem() throws IOException {
    StringBuilder rows =
        new StringBuilder("user_id,age,item_id,title,price,category,review,rating,time\n");
    for (int i = 0; i < CLEAN; i++) {
      rows.append("u%d,30,p%d,Cup,4.50,Drinkware,fine,5,2026-11-20 10:00\n".formatted(i, i % 4));
    }
    rows.append("u1,30,x1,Salt &amp; Pepper,\"12,50\",drinkware,so &amp; so,3,2026-11-20 11:00\n");

    IngestReport report = loads.run(loads.write("flat.csv", rows.toString()));

    assertThat(report.files().getFirst().format()).isEqualTo(Format.FLAT);
    assertThat(report.rejected()).isEmpty();
    assertThat(report.cleaned())
        .isEqualTo(Map.of("decimal-mark", 1L, "html-entities", 2L, "spelling", 1L));
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', title, categories::VARCHAR, price_minor) FROM products"
                    + " WHERE id = 'x1'"))
        .containsExactly("Salt & Pepper|[Drinkware]|1250");
    assertThat(loads.ask("SELECT text FROM reviews WHERE product = 'x1'"))
        .containsExactly("so & so");
    assertThat(loads.ask("SELECT unit_price_minor FROM order_lines WHERE product = 'x1'"))
        .containsExactly("1250");
  }
}
