package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cleaning concludes from records around: values in each other's columns, machines, tries,
/// clocks, cents, gaps.
class CleaningByEvidenceTest {
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
    orders.append("t6,2026-11-20 10:00,qa-test,p1,20.00\n");
    orders.append("t7,2026-11-20 10:00,dummy,p1,20.00\n");
    orders.append("a1,2026-11-20 10:00,tester.maria@web.de,p1,0.00\n");

    IngestReport report = loads.run(loads.write("orders.csv", orders.toString()));

    assertThat(report.rejected()).isEqualTo(Map.of(RejectReason.TEST_ORDER, 7L));
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
  void aDealIsNotTakenForASlipOfThePointNorIsWhatTheTotalConfirms() throws IOException {
    StringBuilder orders = new StringBuilder("order,time,customer,product,quantity,price,total\n");
    for (int i = 0; i < 20; i++) {
      orders.append("o%d,2026-11-20 10:00,c%d,p1,1,99.00,99.00\n".formatted(i, i));
    }
    orders.append("x1,2026-11-20 10:00,c1,p1,1,1.00,\n");
    orders.append("x2,2026-11-20 10:00,c2,p1,1,0.99,\n");
    orders.append("x3,2026-11-20 10:00,c3,p1,2,0.99,1.98\n");
    orders.append("x4,2026-11-20 10:00,c4,p1,2,0.99,198.00\n");

    IngestReport report = loads.run(loads.write("orders.csv", orders.toString()));

    assertThat(report.cleaned()).isEqualTo(Map.of("price-in-minor-units", 2L, "price-outlier", 1L));
    assertThat(
            loads.ask(
                "SELECT unit_price_minor FROM order_lines WHERE order_id LIKE 'x%' ORDER BY"
                    + " order_id"))
        .containsExactly("100", "9900", "99", "9900");
  }

  @Test
  void ofCatalogueAndSaleTheOneFarFromItsCategoryIsInCents() throws IOException {
    StringBuilder products = new StringBuilder("id,title,categories,price\n");
    for (int i = 0; i < 20; i++) {
      products.append("p%d,Cup %d,Cups,%d.90\n".formatted(i, i, 10 + i));
    }
    products.append("x1,Cup of tin,Cups,12.90\nx2,Cup of clay,Cups,1490\n");
    loads.write("all/products.csv", products.toString());
    loads.write(
        "all/orders.csv",
        "order,time,customer,product,price\n"
            + "o1,2026-11-20 10:00,c1,x1,1290\n"
            + "o2,2026-11-20 10:00,c2,p3,0.14\n"
            + "o3,2026-11-20 10:00,c3,x2,14.90\n");

    IngestReport report = loads.run(folder.resolve("files/all"));

    assertThat(report.cleaned()).isEqualTo(Map.of("price-in-minor-units", 3L));
    assertThat(loads.ask("SELECT unit_price_minor FROM order_lines ORDER BY order_id"))
        .containsExactly("1290", "1390", "1490");
    assertThat(loads.ask("SELECT price_minor FROM products WHERE id = 'x2'"))
        .containsExactly("1490");
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
