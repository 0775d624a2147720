package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cleaning does to whole loads, and what it tells of it.
class CleaningTest {
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
  void everyChangeIsCountedAndKeptWithItsReason() throws IOException {
    IngestReport report =
        loads.run(loads.write("products.csv", "id,title\np1,Salt &amp; Pepper\np2,Cup\n"));

    assertThat(report.cleaned()).isEqualTo(Map.of("html-entities", 1L));
    assertThat(Files.readAllLines(Objects.requireNonNull(report.changesFile())))
        .containsExactly(
            "file,line,kind,record,field,before,after,rule,reason",
            "\"products.csv\",2,products,\"p1\",\"title\",\"Salt &amp; Pepper\",\"Salt & Pepper\","
                + "html-entities,\"entities of HTML\"");
    assertThat(loads.ask("SELECT title FROM products ORDER BY id"))
        .containsExactly("Salt & Pepper", "Cup");
  }

  @Test
  void nothingIsChangedAsItIs() throws IOException {
    Path file = loads.write("products.csv", "id,title\np1,Salt &amp; Pepper\n");

    IngestReport report = loads.run(CleaningChoice.AS_IS, file);

    assertThat(report.cleaned()).isEmpty();
    assertThat(report.changesFile()).isNull();
    assertThat(loads.ask("SELECT title FROM products")).containsExactly("Salt &amp; Pepper");
  }

  @Test
  void cleaningAfterwardsDoesNotStoreAnEventTwice() throws IOException {
    Path file =
        loads.write(
            "events.csv", "event,session,time,query\nsearch,s,2026-11-20 10:00:00,salt &amp; co\n");
    loads.run(CleaningChoice.AS_IS, file);

    IngestReport report = loads.run(file);

    assertThat(report.cleaned()).isEqualTo(Map.of("html-entities", 1L));
    assertThat(report.stored().events()).isZero();
    assertThat(loads.ask("SELECT query FROM events")).containsExactly("salt &amp; co");
  }

  @Test
  void brandsCategoriesAndEventNamesAreSpelledAsTheLoadMostlyDoes() throws IOException {
    StringBuilder products = new StringBuilder("id,title,brand,categories,material\n");
    StringBuilder events = new StringBuilder("event,session,time,product\n");
    for (int i = 0; i < 60; i++) {
      products.append("p%d,Cup %d,Patagonia,Kitchen > Drinkware,Steel\n".formatted(i, i));
      events.append("view_item,s%d,2026-11-20 10:00:00,p%d\n".formatted(i, i));
    }
    products.append("x1,Cup x,PATAGONIA,Kitchen > Drinkwear,steel\n");
    products.append("x2,Cup y,Patagnoia,kitchen > Drinkware,Steel\n");
    events.append("veiw_item,t,2026-11-20 10:00:00,p1\n");
    loads.write("all/products.csv", products.toString());
    loads.write("all/events.csv", events.toString());

    IngestReport report = loads.run(folder.resolve("files/all"));

    assertThat(report.rejected()).isEmpty();
    assertThat(loads.ask("SELECT DISTINCT brand FROM products")).containsExactly("Patagonia");
    assertThat(loads.ask("SELECT count(*)::VARCHAR FROM events")).containsExactly("61");
    assertThat(report.cleaned()).isEqualTo(Map.of("spelling", 6L));
  }

  @Test
  void aWrongSpellingFileStopsTheLoadAndIsNamed() throws IOException {
    Files.writeString(folder.resolve("spelling.tsv"), "brand\n");
    Path file = loads.write("products.csv", "id,title\np1,Cup\n");

    assertThatThrownBy(() -> loads.run(file))
        .isInstanceOf(IngestException.class)
        .hasMessageContaining("spelling.tsv")
        .hasMessageContaining("line 1");
  }

  @Test
  void whatSaysThatThereIsNothingCountsAsEmpty() throws IOException {
    loads.write(
        "all/products.csv",
        """
        id,title,brand,categories,price,size
        p1,Cup,N/A,-,null,无
        p2,n/a,Alba,Cups,1.00,S
        p3,Pot,None,Cups,1.00,NA
        """);
    loads.write(
        "all/events.csv",
        """
        event,session,customer,time,product
        view_item,s1,null,2026-11-20 10:00:00,p1
        view_item,s2,NULL,2026-11-20 10:00:00,p1
        view_item,s3,c3,2026-11-20 10:00:00,未知
        """);
    loads.write(
        "all/orders.csv",
        "order,time,customer,product,quantity,price\no1,2026-11-20 10:00,c1,p1,-,2.50\n");

    IngestReport report = loads.run(folder.resolve("files/all"));

    assertThat(report.rejected())
        .isEqualTo(Map.of(RejectReason.MISSING_VALUE, 2L, RejectReason.INVALID_QUANTITY, 1L));
    assertThat(report.cleaned()).isEqualTo(Map.of("missing", 6L));
    assertThat(
            loads.ask(
                "SELECT concat_ws('|', id, title, brand, categories::VARCHAR, price_minor) FROM"
                    + " products ORDER BY id"))
        .containsExactly("p1|Cup|[]", "p3|Pot|None|[Cups]|100");
    assertThat(loads.ask("SELECT value FROM product_attributes")).containsExactly("NA");
    assertThat(loads.ask("SELECT count(customer)::VARCHAR FROM events")).containsExactly("0");
  }

  @Test
  void anEventWithoutIdIsTheSameHoweverItsGapsAreRead() throws IOException {
    Path file =
        loads.write(
            "events.csv",
            "event,session,customer,time,product\nview_item,s1,null,2026-11-20 10:00:00,p1\n");
    loads.run(CleaningChoice.AS_IS, file);

    assertThat(loads.run(file).stored().events()).isZero();
  }

  @Test
  void aProductAgainInAnotherCaseIsANearDuplicate() throws IOException {
    IngestReport report =
        loads.run(
            loads.write(
                "products.csv",
                """
                id,title,description
                P1,Blue cup,Holds tea
                p1 ,blue  CUP,Holds tea.
                P1,Blue cup,Holds tea
                P2,Blue cup,Holds tea
                """));

    assertThat(report.records()).isEqualTo(new IngestReport.Records(4, 2, 1, 1));
    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.NEAR_DUPLICATE, 1L));
    assertThat(loads.ask("SELECT id FROM products ORDER BY id")).containsExactly("P1", "P2");
  }

  @Test
  void aReviewAgainUnderAnotherIdIsANearDuplicate() throws IOException {
    IngestReport report =
        loads.run(
            loads.write(
                "reviews.csv",
                """
                id,product,customer,rating,text
                r1,p1,c1,5,Very good cup indeed
                r2,p1,c1,5,very good cup  indeed!
                r3,p1,c2,5,Very good cup indeed
                r4,p2,c1,5,Very good cup indeed
                r5,p1,,5,Good
                r6,p1,,5,good
                """));

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.NEAR_DUPLICATE, 1L));
    assertThat(report.stored().reviews()).isEqualTo(5);
  }

  @Test
  void eventsNameProductsAsTheCatalogueDoesSoThatLinesAgainAreDuplicates() throws IOException {
    loads.write("all/products.csv", "id,title\nSKU-1,Cup\nSKU-2,Pot\n");
    loads.write(
        "all/orders.csv",
        """
        order,time,customer,product,price
        o1,2026-11-20 10:00,c1,SKU-1,2.50
        o1,2026-11-20 10:00,c1,sku 1,2.50
        o1,2026-11-20 10:00,c1,SKU-3,2.50
        """);

    IngestReport report = loads.run(folder.resolve("files/all"));

    assertThat(report.records().duplicates()).isEqualTo(1);
    assertThat(report.cleaned()).isEqualTo(Map.of("reference", 1L));
    assertThat(loads.ask("SELECT product FROM order_lines ORDER BY product"))
        .containsExactly("SKU-1", "SKU-3");
  }

  @Test
  void coloursOfTwoLanguagesBecomeTheUsualOne() throws IOException {
    StringBuilder products = new StringBuilder("id,title,colour\n");
    for (int i = 0; i < 40; i++) {
      products.append("p%d,Cup %d,%s\n".formatted(i, i, i % 2 == 0 ? "红色" : "black"));
    }
    products.append("x1,Cup x,red\nx2,Cup y,黑色\nx3,Cup z,navy\n");

    IngestReport report = loads.run(loads.write("products.csv", products.toString()));

    assertThat(report.cleaned()).isEqualTo(Map.of("colour", 2L));
    assertThat(
            loads.ask(
                "SELECT value FROM product_attributes WHERE product LIKE 'x%' ORDER BY product"))
        .containsExactly("红色", "black", "navy");
  }

  @Test
  void sizesInWordsBecomeTheUsualOnes() throws IOException {
    StringBuilder products = new StringBuilder("id,title,size,stack\n");
    for (int i = 0; i < 40; i++) {
      String size = i % 4 == 0 ? "S" : i % 4 == 1 ? "M" : i % 4 == 2 ? "L" : "XL";
      products.append("p%d,Shirt %d,%s,%d\n".formatted(i, i, size, i));
    }
    products.append(
        "x1,Shirt x,Large,1\nx2,Shirt y,X-Large,2\nx3,Shirt z,中码,3\nx4,Shirt q,XXL,4\n");

    IngestReport report = loads.run(loads.write("products.csv", products.toString()));

    assertThat(report.cleaned()).isEqualTo(Map.of("size", 3L));
    assertThat(
            loads.ask(
                "SELECT value FROM product_attributes WHERE product LIKE 'x%' AND name = 'size'"
                    + " ORDER BY product"))
        .containsExactly("L", "XL", "M", "XXL");
  }

  @Test
  void amountsComeToTheShopsCurrencyByTheRateOfTheDay() throws IOException {
    Path rates = loads.write("rates.txt", "currency,rate,date\nUSD,0.90\nUSD,0.80,2026-11-01\n");
    Path file =
        loads.write(
            "orders.csv",
            """
            order,time,customer,product,price,currency
            o1,2026-10-20 10:00,c1,p1,10.00,USD
            o2,2026-11-20 10:00,c1,p1,10.00,USD
            o3,2026-11-20 10:00,c1,p1,10.00,
            o4,2026-11-20 10:00,c1,p1,10.00,GBP
            """);

    IngestReport report = loads.run(new CleaningChoice(false, rates), file);

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.NO_EXCHANGE_RATE, 1L));
    assertThat(report.cleaned()).isEqualTo(Map.of("currency", 2L));
    assertThat(loads.ask("SELECT unit_price_minor || currency FROM order_lines ORDER BY order_id"))
        .containsExactly("900EUR", "800EUR", "1000EUR");
  }

  @Test
  void aDecimalCommaAmongPointsIsRead() throws IOException {
    StringBuilder products = new StringBuilder("id,title,price\n");
    for (int i = 0; i < 30; i++) {
      products.append("p%d,Cup %d,4.50\n".formatted(i, i));
    }
    products.append("x1,Pot,\"12,50\"\nx2,Pan,\"1.234,50\"\nx3,Lid,\"1,234\"\n");

    IngestReport report = loads.run(loads.write("products.csv", products.toString()));

    assertThat(report.rejected()).isEmpty();
    assertThat(report.cleaned()).isEqualTo(Map.of("decimal-mark", 2L));
    assertThat(loads.ask("SELECT price_minor FROM products WHERE id LIKE 'x%' ORDER BY id"))
        .containsExactly("1250", "123450", "123400");
  }
}
