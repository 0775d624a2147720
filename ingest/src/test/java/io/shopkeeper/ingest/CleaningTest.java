package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
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

  @Test
  void valuesInEachOthersColumnsAreChangedOver() throws IOException {
    StringBuilder products = new StringBuilder("id,title,brand,price\n");
    StringBuilder orders = new StringBuilder("order,time,customer,product,quantity,price\n");
    for (int i = 0; i < 400; i++) {
      String brand = i % 3 == 0 ? "Patagonia" : i % 3 == 1 ? "Marmot" : "Salewa";
      products.append("p%d,Warm jacket of wool no %d,%s,4.50\n".formatted(i, i, brand));
      orders.append(
          "o%d,2026-11-20 10:00,c%d,p%d,%d,%d.95\n".formatted(i, i, i, 1 + i % 3, 10 + i % 30));
    }
    products.append("x1,Marmot,Light jacket of silk no 7,4.50\n");
    orders.append("y1,2026-11-20 10:00,c1,p1,17.95,2\n");
    loads.write("all/products.csv", products.toString());
    loads.write("all/orders.csv", orders.toString());

    IngestReport report = loads.run(folder.resolve("files/all"));

    assertThat(report.rejected()).isEmpty();
    assertThat(report.cleaned()).isEqualTo(Map.of("swapped-columns", 4L));
    assertThat(loads.ask("SELECT title || '/' || brand FROM products WHERE id = 'x1'"))
        .containsExactly("Light jacket of silk no 7/Marmot");
    assertThat(
            loads.ask(
                "SELECT quantity || ' at ' || unit_price_minor FROM order_lines WHERE order_id ="
                    + " 'y1'"))
        .containsExactly("2 at 1795");
  }

  @Test
  void visitsOfMachinesAreRefused() throws IOException {
    StringBuilder events = new StringBuilder("event,session,time,product,user_agent\n");
    Instant start = Instant.parse("2026-11-20T10:00:00Z");
    for (int i = 0; i < 150; i++) {
      events.append("view_item,robot,%s,p%d,Mozilla\n".formatted(start.plusSeconds(3L * i), i));
      events.append(
          "view_item,keen,%s,p%d,Mozilla\n".formatted(start.plusSeconds((long) i * i), i));
      events.append("view_item,buyer,%s,p%d,Mozilla\n".formatted(start.plusSeconds(3L * i), i));
    }
    events.append("add_to_cart,buyer,%s,p1,Mozilla\n".formatted(start));
    events.append("view_item,s,%s,p1,Mozilla/5.0 (compatible; Googlebot/2.1)\n".formatted(start));
    events.append("view_item,t,%s,p1,Mozilla/5.0 (Linux; CUBOT X30)\n".formatted(start));

    IngestReport report = loads.run(loads.write("events.csv", events.toString()));

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.BOT, 151L));
    assertThat(loads.ask("SELECT DISTINCT session FROM events ORDER BY session"))
        .containsExactly("buyer", "keen", "t");
  }

  @Test
  void ordersThatTryOutTheShopAreRefused() throws IOException {
    StringBuilder orders = new StringBuilder("order,time,customer,product,price\n");
    for (int i = 0; i < 200; i++) {
      orders.append("o%d,2026-11-20 10:00,c%d,p1,20.00\n".formatted(i, i));
      orders.append("g%d,2026-11-20 10:00,c%d,p2,0.01\n".formatted(i, i));
    }
    orders.append("t1,2026-11-20 10:00,test,p1,20.00\n");
    orders.append("t2,2026-11-20 10:00,test@example.com,p1,20.00\n");
    orders.append("t3,2026-11-20 10:00,测试用户,p1,20.00\n");
    orders.append("t4,2026-11-20 10:00,c1,测试商品,20.00\n");
    orders.append("t5,2026-11-20 10:00,c1,p1,0.01\n");
    orders.append("a1,2026-11-20 10:00,tester.maria@web.de,p1,0.00\n");

    IngestReport report = loads.run(loads.write("orders.csv", orders.toString()));

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.TEST_ORDER, 5L));
  }

  @Test
  void wrongClocksAreSetRightWhereTheRecordsAroundTell() throws IOException {
    StringBuilder events = new StringBuilder("event,session,time,query\n");
    Instant start = Instant.parse("2026-11-01T08:00:00Z");
    for (int i = 0; i < 300; i++) {
      Instant time = start.plusSeconds(3_600L * i);
      events.append("search,s%d,%s,a\n".formatted(i, time));
      if (i == 10) {
        events.append("search,s10,%s,hours\n".formatted(time.plusSeconds(8 * 3_600 + 30)));
      } else if (i == 20) {
        events.append(
            "search,s20,%s,year\n"
                .formatted("2025" + time.plusSeconds(30).toString().substring(4)));
      } else if (i == 30) {
        events.append("search,s30,1970-01-01T00:00:00Z,zero\n");
      } else if (i == 40) {
        events.append(
            "search,s40,%d,factor\n"
                .formatted(time.plusSeconds(30).getEpochSecond() * 1_000_000_000));
      } else if (i == 50) {
        events.append("search,lonely,1970-01-21T18:15:00.030Z,millis\n");
      }
      events.append("search,s%d,%s,b\n".formatted(i, time.plusSeconds(60)));
    }
    events.append("search,lost,1970-01-01T00:00:00Z,lost\n");

    IngestReport report = loads.run(loads.write("events.csv", events.toString()));

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.INVALID_VALUE, 1L));
    assertThat(report.cleaned()).isEqualTo(Map.of("clock", 5L));
    assertThat(
            loads.ask(
                "SELECT query || ' ' || strftime(occurred_at, '%Y-%m-%dT%H:%M:%S') FROM events"
                    + " WHERE length(query) > 1 ORDER BY query"))
        .containsExactly(
            "factor 2026-11-03T00:00:30",
            "hours 2026-11-01T18:00:30",
            "millis 2026-11-03T10:00:30",
            "year 2026-11-02T04:00:30",
            "zero 2026-11-02T14:00:30");
  }

  @Test
  void pricesInCentsAreRepairedAndOtherOutliersTold() throws IOException {
    StringBuilder orders = new StringBuilder("order,time,customer,product,price\n");
    for (int i = 0; i < 20; i++) {
      orders.append("o%d,2026-11-20 10:00,c%d,p1,19.9%d\n".formatted(i, i, i % 10));
    }
    orders.append("x1,2026-11-20 10:00,c1,p1,1995\n");
    orders.append("x2,2026-11-20 10:00,c1,p1,0.20\n");
    orders.append("x3,2026-11-20 10:00,c1,p1,3500\n");
    orders.append("x4,2026-11-20 10:00,c1,p1,9.95\n");
    loads.write("all/orders.csv", orders.toString());
    loads.write("all/products.csv", "id,title,price\np1,Cup,1995\np2,Pot,1995\n");

    IngestReport report = loads.run(folder.resolve("files/all"));

    assertThat(report.cleaned()).isEqualTo(Map.of("price-in-minor-units", 3L, "price-outlier", 1L));
    assertThat(
            loads.ask(
                "SELECT unit_price_minor FROM order_lines WHERE order_id LIKE 'x%' ORDER BY"
                    + " order_id"))
        .containsExactly("1995", "2000", "350000", "995");
    assertThat(loads.ask("SELECT price_minor FROM products ORDER BY id"))
        .containsExactly("1995", "199500");
  }

  @Test
  void whatIsFilledInIsMarked() throws IOException {
    StringBuilder orders = new StringBuilder("order,time,customer,product,price\n");
    StringBuilder products = new StringBuilder("id,title,brand,price\n");
    for (int i = 0; i < 20; i++) {
      orders.append("o%d,2026-11-20 10:00,c%d,x1,20.00\n".formatted(i, i));
      products.append("p%d,Marmot jacket %d,Marmot,50\n".formatted(i, i));
    }
    products.append("x1,Cup,,\nx2,Marmot trousers,,60\n");
    loads.write("all/orders.csv", orders.toString());
    loads.write("all/products.csv", products.toString());

    loads.run(folder.resolve("files/all"));

    assertThat(
            loads.ask(
                "SELECT coalesce(brand, '-') || ' ' || price_minor FROM products WHERE id LIKE 'x%'"
                    + " ORDER BY id"))
        .containsExactly("- 2000", "Marmot 6000");
    assertThat(loads.ask("SELECT product || ' ' || name FROM product_attributes ORDER BY product"))
        .containsExactly("x1 price_imputed", "x2 brand_imputed");
  }

  @Test
  void aRecordThatCannotBeReadForASwapIsReadOnWeakerEvidence() throws IOException {
    StringBuilder orders = new StringBuilder("order,time,customer,product,quantity,price\n");
    for (int i = 0; i < 400; i++) {
      String line = i % 25 == 0 ? "%d.95,%d" : "%2$d,%1$d.95";
      orders.append("o%d,2026-11-20 10:00,c%d,p%d,".formatted(i, i, i));
      orders.append(line.formatted(10 + i % 30, 1 + i % 3)).append('\n');
    }
    orders.append("x1,2026-11-20 10:00,c1,p1,many,17.95\n");

    IngestReport report = loads.run(loads.write("orders.csv", orders.toString()));

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.INVALID_QUANTITY, 1L));
    assertThat(report.cleaned()).isEqualTo(Map.of("swapped-columns", 32L));
    assertThat(loads.ask("SELECT max(quantity)::VARCHAR FROM order_lines")).containsExactly("3");
  }
}
