package io.shopkeeper.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.ingest.quality.Drift;
import io.shopkeeper.ingest.quality.Finding;
import io.shopkeeper.ingest.quality.FindingKind;
import io.shopkeeper.ingest.quality.FindingTexts;
import io.shopkeeper.ingest.quality.LoadFacts;
import io.shopkeeper.ingest.quality.LoadHistory.Changed;
import io.shopkeeper.ingest.quality.QualityReport;
import io.shopkeeper.ingest.quality.QualityReports;
import io.shopkeeper.ingest.quality.Severity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.SplittableRandom;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a report says of shops with and without faults.
class QualityReportTest {
  private static final LocalDate FIRST = LocalDate.of(2026, 7, 27);
  private static final int DAYS = 119;

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

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void aCleanSmallShopGivesNoAlarm(long seed) throws IOException {
    loads.run(catalogue(), orders("orders.csv", FIRST, DAYS, seed, 1));

    assertThat(report().findings())
        .as(words(report()).toString())
        .noneMatch(finding -> finding.severity() != Severity.NOTE);
  }

  @Test
  void aHugeLineThatIsTakenBackAtOnceIsGraveAndComesFirst() throws IOException {
    loads.run(
        catalogue(),
        orders("orders.csv", FIRST, DAYS, 1, 1),
        loads.write(
            "huge.csv",
            """
            order,time,product,price,quantity,customer
            big,2026-09-01 10:00,p1,5.00,80000,c1
            big,2026-09-01 10:12,p1,5.00,-80000,c1
            """));

    Finding first = report().findings().getFirst();
    assertThat(first.kind()).isEqualTo(FindingKind.HUGE_LINES);
    assertThat(first.severity()).isEqualTo(Severity.GRAVE);
    assertThat(new FindingTexts(Locale.UK).of(first).explanation())
        .contains("big: 80,000 × Product 1", "1 Sept 2026", "€400,000.00", "12 minutes");
  }

  @Test
  void ordersWithoutCustomersAndFreeLinesAreTold() throws IOException {
    StringBuilder visits = new StringBuilder("order,time,product,price,session\n");
    for (int i = 0; i < 300; i++) {
      visits.append(
          "v%d,%sT11:%02d:00Z,p3,%d,s%d\n"
              .formatted(i, FIRST.plusDays(i % DAYS), i % 60, i % 3 == 0 ? 0 : 7, i));
    }
    loads.run(
        catalogue(),
        orders("orders.csv", FIRST, DAYS, 1, 1),
        loads.write("visits.csv", visits.toString()));

    assertThat(kinds(report()))
        .contains(FindingKind.ORDERS_WITHOUT_CUSTOMER, FindingKind.FREE_LINES);
  }

  @Test
  void aRefundWithoutASaleIsTold() throws IOException {
    loads.run(
        catalogue(),
        orders("orders.csv", FIRST, DAYS, 1, 1),
        loads.write(
            "events.csv",
            """
            event,time,customer,product,quantity,price
            refund,2026-08-03 10:00,c1,p1,300,5.00
            """));

    assertThat(words(report())).anyMatch(text -> text.startsWith("1 refunds without a sale (100%"));
  }

  @Test
  void aGapInTheDaysAndWeekdaysThatAreNeverOpenAreToldApart() throws IOException {
    loads.run(catalogue(), orders("orders.csv", FIRST, DAYS, 1, 1, FIRST.plusDays(50), 7));

    assertThat(words(report()))
        .anyMatch(text -> text.startsWith("6 days without an order"))
        .anyMatch(text -> text.equals("Never open: Sunday"));
  }

  @Test
  void aLoadWithOtherPricesHasDrifted() throws IOException {
    loads.run(catalogue(), orders("july.csv", FIRST, 59, 1, 1));
    loads.aMinuteLater();
    loads.run(orders("september.csv", FIRST.plusDays(60), 59, 2, 10));

    LoadFacts load = Objects.requireNonNull(report().load());
    assertThat(load.drift().getFirst().field()).isEqualTo("price");
    assertThat(load.drift().getFirst().verdict()).isEqualTo(Drift.Verdict.GREAT);
    assertThat(kinds(report())).contains(FindingKind.DRIFT);
  }

  @Test
  void aLoadOfTheSameKindAndASmallOneHaveNot() throws IOException {
    loads.run(catalogue(), orders("july.csv", FIRST, 59, 1, 1));
    loads.aMinuteLater();
    loads.run(orders("september.csv", FIRST.plusDays(60), 59, 2, 1));
    assertThat(kinds(report())).doesNotContain(FindingKind.DRIFT);

    loads.aMinuteLater();
    loads.run(
        loads.write(
            "four.csv",
            """
            order,time,product,price,customer
            x1,2026-11-22 10:00,p1,5.00,c1
            x2,2026-11-22 11:00,p40,44.00,c2
            x3,2026-11-22 12:00,p40,44.00,c3
            x4,2026-11-22 13:00,p40,44.00,c4
            """));
    assertThat(Objects.requireNonNull(report().load()).drift()).isNotEmpty();
    assertThat(kinds(report())).doesNotContain(FindingKind.DRIFT);
  }

  @Test
  void aFieldThatWasFullerBeforeIsTold() throws IOException {
    loads.run(catalogue());
    loads.aMinuteLater();
    StringBuilder bare = new StringBuilder("id,title,categories,price\n");
    for (int i = 1; i <= 40; i++) {
      bare.append("p%d,Product %d,Aisle %d,%d\n".formatted(i, i, i % 4, 4 + i));
    }
    loads.run(loads.write("products.csv", bare.toString()));

    assertThat(words(report())).contains("brand of products: only 0% filled, 100% before");
  }

  @Test
  void refusedRecordsAreToldWithAPlaceAndMoreOfThemThanBeforeToo() throws IOException {
    loads.run(catalogue(), orders("july.csv", FIRST, 59, 1, 1));
    loads.aMinuteLater();
    StringBuilder bad = new StringBuilder("order,time,product,price,customer\n");
    for (int i = 0; i < 200; i++) {
      bad.append("b%d,%s,p1,5.00,c1\n".formatted(i, i % 2 == 0 ? "soon" : "2026-11-01 10:00"));
    }
    loads.run(loads.write("november.csv", bad.toString()));

    assertThat(kinds(report())).contains(FindingKind.REJECTED, FindingKind.MORE_REJECTED);
    assertThat(report().findings().getFirst().severity()).isEqualTo(Severity.GRAVE);
    LoadFacts load = Objects.requireNonNull(report().load());
    assertThat(load.refusals().getFirst().count()).isEqualTo(100);
    assertThat(load.refusals().getFirst().samples()).hasSize(5);
  }

  @Test
  void whatCleaningChangedHasSamples() throws IOException {
    loads.run(loads.write("products.csv", "id,title\np1,Salt &amp; Pepper\np2,Cup\n"));

    assertThat(Objects.requireNonNull(report().load()).changes().getFirst().samples())
        .containsExactly(
            new Changed("products.csv", 2, "p1", "title", "Salt &amp; Pepper", "Salt & Pepper"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "flat.csv",
        "online-retail.csv",
        "orders.csv",
        "events.csv",
        "shopify/orders_export.csv",
        "woocommerce/orders.csv"
      })
  void everyFormatIsReportedOnInBothLanguages(String sample) throws IOException {
    loads.runSample(sample);

    QualityReport report = report();
    assertThat(report.load()).isNotNull();
    for (Locale locale : List.of(Locale.UK, Locale.SIMPLIFIED_CHINESE)) {
      var texts = new FindingTexts(locale);
      assertThat(report.findings())
          .extracting(texts::of)
          .allSatisfy(said -> {
            assertThat(said.title()).isNotBlank();
            assertThat(said.explanation()).isNotBlank();
            assertThat(said.advice()).isNotBlank();
          });
    }
  }

  @Test
  void anEmptyShopIsReportedOn() {
    assertThat(report().findings()).isEmpty();
    assertThat(report().load()).isNull();
  }

  private QualityReport report() {
    return new QualityReports(loads.store(), () -> Shops.NOW).newest();
  }

  private static List<FindingKind> kinds(QualityReport report) {
    return report.findings().stream().map(Finding::kind).toList();
  }

  private static List<String> words(QualityReport report) {
    var texts = new FindingTexts(Locale.UK);
    return report.findings().stream().map(finding -> texts.of(finding).title()).toList();
  }

  private Path catalogue() throws IOException {
    StringBuilder products = new StringBuilder("id,title,description,categories,brand,price\n");
    for (int i = 1; i <= 40; i++) {
      products.append(
          "p%d,Product %d,What it is,Aisle %d,Brand %d,%d\n".formatted(i, i, i % 4, i % 5, 4 + i));
    }
    return loads.write("products.csv", products.toString());
  }

  private Path orders(String name, LocalDate first, int days, long seed, int times)
      throws IOException {
    return orders(name, first, days, seed, times, LocalDate.MIN, 0);
  }

  /// Orders of every day: a weekly rhythm, some chance, a little growth.
  ///
  /// @param times as dear as in the catalogue
  /// @param gap from where a week has none; with it, Sundays have none
  private Path orders(
      String name, LocalDate first, int days, long seed, int times, LocalDate gap, int gapDays)
      throws IOException {
    var random = new SplittableRandom(seed);
    StringBuilder orders = new StringBuilder("order,time,product,price,customer\n");
    for (int day = 0; day < days; day++) {
      LocalDate date = first.plusDays(day);
      boolean closed =
          gapDays > 0
              && (date.getDayOfWeek().getValue() == 7
                  || !date.isBefore(gap) && date.isBefore(gap.plusDays(gapDays)));
      int expected = 14 + date.getDayOfWeek().getValue() * 2 + day / 20;
      int count = 0;
      for (int i = 0; i < 4 * expected; i++) {
        count += random.nextInt(4) == 0 ? 1 : 0;
      }
      for (int order = 0; !closed && order < count; order++) {
        for (int line = 0; line <= random.nextInt(3); line++) {
          int product = 1 + random.nextInt(40);
          orders.append(
              "%s-%d-%d,%s %02d:%02d,p%d,%d,c%d\n"
                  .formatted(
                      name,
                      day,
                      order,
                      date,
                      8 + order % 12,
                      order % 60,
                      product,
                      (4 + product) * times,
                      (day * 7 + order) % 150));
        }
      }
    }
    return loads.write(name, orders.toString());
  }
}
