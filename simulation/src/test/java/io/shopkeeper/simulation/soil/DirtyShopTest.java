package io.shopkeeper.simulation.soil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DirtyShopTest {
  private static final Instant END = Instant.parse("2026-11-23T12:00:00Z");
  private static final SoilSettings RATES = SoilSettings.DEFAULT;
  private static final SoiledFiles ENGLISH = soiled(Locale.ENGLISH, 2_000, 400);
  private static final SoiledFiles CHINESE = soiled(Locale.CHINA, 2_000, 400);

  static Stream<SoiledFiles> shops() {
    return Stream.of(ENGLISH, CHINESE);
  }

  @Test
  void theSameSeedGivesTheSameBytes() {
    SoiledFiles again = soiled(Locale.ENGLISH, 2_000, 400);
    assertThat(again.truth().table().csv()).isEqualTo(ENGLISH.truth().table().csv());
    assertThat(again.soiled())
        .extracting(CsvTable::csv)
        .isEqualTo(ENGLISH.soiled().stream().map(CsvTable::csv).toList());
  }

  @ParameterizedTest(name = "shop {index}")
  @MethodSource("shops")
  void undoingTheTruthGivesTheCleanFilesBack(SoiledFiles files) {
    assertThat(files.soiled()).isNotEqualTo(files.clean());
    assertThat(files.soiled())
        .extracting(soiled -> files.truth().undo(soiled).csv())
        .isEqualTo(files.clean().stream().map(CsvTable::csv).toList());
  }

  @ParameterizedTest(name = "shop {index}")
  @MethodSource("shops")
  void theTruthSaysWhatStandsInTheFile(SoiledFiles files) {
    Map<String, CsvTable> byName =
        files.soiled().stream().collect(Collectors.toMap(CsvTable::file, table -> table));
    assertThat(files.truth().faults())
        .allSatisfy(fault -> {
          CsvTable table = Objects.requireNonNull(byName.get(fault.file()));
          List<String> row = table.rows().get(fault.line() - CsvTable.FIRST_LINE);
          assertThat(fault.after()).isNotEqualTo(fault.before());
          assertThat(
                  fault.wholeRecord()
                      ? CsvTable.line(row)
                      : row.get(table.columns().indexOf(fault.column())))
              .isEqualTo(fault.after());
        });
  }

  @ParameterizedTest(name = "shop {index}")
  @MethodSource("shops")
  void everyFileIsCsvThatReadsBackAsItWas(SoiledFiles files) {
    Stream.concat(files.soiled().stream(), Stream.of(files.truth().table()))
        .forEach(table -> {
          List<List<String>> read = CsvReader.read(table.csv());
          assertThat(read.getFirst()).isEqualTo(table.columns());
          assertThat(read.subList(1, read.size())).isEqualTo(table.rows());
          assertThat(table.csv().lines().count()).isEqualTo(table.rows().size() + 1L);
        });
  }

  @Test
  void everyKindOfFaultHappens() {
    assertThat(shops().flatMap(files -> files.truth().faults().stream()).map(Fault::kind))
        .containsAll(EnumSet.allOf(FaultKind.class));
  }

  @ParameterizedTest(name = "shop {index}")
  @MethodSource("shops")
  void aRecordHasOneFaultAtMost(SoiledFiles files) {
    assertThat(
            files.truth().faults().stream()
                .collect(
                    Collectors.groupingBy(
                        fault -> fault.file() + ":" + fault.line(),
                        Collectors.mapping(Fault::number, Collectors.toSet())))
                .values())
        .allSatisfy(numbers -> assertThat(numbers).hasSize(1));
  }

  @ParameterizedTest(name = "shop {index}")
  @MethodSource("shops")
  void faultsOfRecordsComeAtTheirRates(SoiledFiles files) {
    for (CsvTable clean : files.clean()) {
      long shifted = planted(files, clean.file(), Set.of(FaultKind.CLOCK_SHIFT));
      long free = clean.rows().size() - shifted;
      Map<Set<FaultKind>, Double> rates = new HashMap<>();
      rates.put(Set.of(FaultKind.DUPLICATE_EXACT, FaultKind.DUPLICATE_NEAR), RATES.duplicates());
      rates.put(Set.of(FaultKind.MISSING), RATES.missing());
      if (clean.columns().contains("event") || clean.columns().contains("brand")) {
        rates.put(Set.of(FaultKind.TYPO), RATES.typos());
      }
      if (clean.columns().contains("brand")) {
        rates.put(Set.of(FaultKind.HTML_ENTITY, FaultKind.MOJIBAKE), RATES.encodings());
      }
      if (clean.columns().contains("price")) {
        rates.put(Set.of(FaultKind.PRICE_OUTLIER), RATES.outliers());
        rates.put(
            Set.of(FaultKind.AMOUNT_NOTATION, FaultKind.UNIT, FaultKind.WORD_NOTATION),
            RATES.notations());
        rates.put(Set.of(FaultKind.SWAPPED_COLUMNS), RATES.swaps());
      }
      if (clean.columns().contains("time")) {
        rates.put(
            Set.of(FaultKind.CLOCK_UNSET, FaultKind.CLOCK_AHEAD, FaultKind.CLOCK_UNIT),
            RATES.clocks());
      }
      rates.forEach((kinds, rate) ->
          Binomial.assertRate(
              clean.file() + " " + kinds, planted(files, clean.file(), kinds), free, rate));
    }
  }

  @ParameterizedTest(name = "shop {index}")
  @MethodSource("shops")
  void halfOfTheDuplicatesAreExact(SoiledFiles files) {
    long exact = numbers(files, FaultKind.DUPLICATE_EXACT::equals);
    Binomial.assertRate(
        "exact", exact, exact + numbers(files, FaultKind.DUPLICATE_NEAR::equals), .5);
  }

  @ParameterizedTest(name = "shop {index}")
  @MethodSource("shops")
  void sessionsGoWrongAtTheirRates(SoiledFiles files) {
    Map<String, Set<String>> sessions =
        files.clean().get(2).rows().stream()
            .collect(
                Collectors.groupingBy(
                    row -> row.get(4), Collectors.mapping(List::getFirst, Collectors.toSet())));
    Binomial.assertRate(
        "bots", numbers(files, FaultKind.BOT::equals), sessions.size(), RATES.bots());
    Binomial.assertRate(
        "clock shifts",
        numbers(files, FaultKind.CLOCK_SHIFT::equals),
        sessions.values().stream().filter(events -> events.size() > 1).count(),
        RATES.clockShifts());
    Binomial.assertRate(
        "test orders",
        numbers(files, FaultKind.TEST_ORDER::equals),
        files.clean().get(3).rows().size(),
        RATES.testOrders());
  }

  @Test
  void aBotViewsHundredsOfProductsAtOneIntervalAndBuysNothing() {
    Map<Integer, List<List<String>>> bots =
        ENGLISH.truth().faults().stream()
            .filter(fault -> fault.kind() == FaultKind.BOT)
            .collect(
                Collectors.groupingBy(
                    Fault::number,
                    Collectors.mapping(
                        fault -> CsvReader.read(fault.after() + "\n").getFirst(),
                        Collectors.toList())));
    Set<String> buyers =
        ENGLISH.soiled().get(3).rows().stream().map(row -> row.get(6)).collect(Collectors.toSet());
    assertThat(bots.values())
        .isNotEmpty()
        .allSatisfy(views -> {
          assertThat(views.size()).isBetween(200, 600);
          Set<Duration> gaps = new HashSet<>();
          for (int i = 1; i < views.size(); i++) {
            gaps.add(
                Duration.between(
                    Instant.parse(views.get(i - 1).get(2)), Instant.parse(views.get(i).get(2))));
          }
          assertThat(gaps).hasSize(1);
          assertThat(buyers).doesNotContain(views.getFirst().get(4));
        });
  }

  @Test
  void withoutFaultsTheFilesAreClean() {
    SoiledFiles files = DirtyShop.of(shop(Locale.ENGLISH, 20, 5), SoilSettings.NONE, new Seed(1));
    assertThat(files.soiled()).isEqualTo(files.clean());
    assertThat(files.truth().faults()).isEmpty();
  }

  @Test
  void theTruthIsWrittenIntoAFolderOfItsOwn(@TempDir Path folder) throws IOException {
    ENGLISH.write(folder.resolve("shop"), folder.resolve("truth"));
    assertThat(folder.resolve("shop").toFile().list())
        .containsExactlyInAnyOrder(
            "products.csv", "customers.csv", "events.csv", "orders.csv", "reviews.csv");
    assertThat(folder.resolve("truth/truth.csv")).hasContent(ENGLISH.truth().table().csv());
  }

  @Test
  void ratesAboveOneAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SoilSettings(.5, .6, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .withMessage("the rates of faults of a record add up to 1.1, at most 1 is allowed");
  }

  @Test
  void aRateThatIsNoShareIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new SoilSettings(0, -.1, 0, 0, 0, 0, 0, 0, 0, 0, 0))
        .withMessage("typos is -0.1, from 0 to 1 are allowed");
  }

  private static long planted(SoiledFiles files, String file, Set<FaultKind> kinds) {
    return files.truth().faults().stream()
        .filter(fault -> fault.file().equals(file) && kinds.contains(fault.kind()))
        .mapToInt(Fault::line)
        .distinct()
        .count();
  }

  private static long numbers(SoiledFiles files, Predicate<FaultKind> which) {
    return files.truth().faults().stream()
        .filter(fault -> which.test(fault.kind()))
        .mapToInt(Fault::number)
        .distinct()
        .count();
  }

  private static SoiledFiles soiled(Locale locale, int products, int customers) {
    return DirtyShop.of(shop(locale, products, customers), RATES, new Seed(11));
  }

  private static SimulatedShop shop(Locale locale, int products, int customers) {
    var settings =
        new SimulationSettings(
            SimulationSettings.small(locale, END).shop(), products, customers, 60, END);
    return ShopSimulation.run(settings, new Seed(7));
  }
}
