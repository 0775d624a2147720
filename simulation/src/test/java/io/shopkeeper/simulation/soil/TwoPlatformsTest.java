package io.shopkeeper.simulation.soil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.shopkeeper.domain.Seed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TwoPlatformsTest {
  private static final int RECORDS = 4_000;
  private static final PlatformSettings SETTINGS = PlatformSettings.of(RECORDS);
  private static final PlatformFiles FILES = TwoPlatforms.of(SETTINGS, new Seed(5));

  /// The clean files of a kind, its truth, and the columns of its keys.
  private record Kind(String name, List<Match> matches, List<Integer> keys) {
    CsvTable clean(String platform) {
      return table(FILES.files().clean(), name + "-" + platform + ".csv");
    }

    Map<String, List<String>> byId(String platform) {
      return clean(platform).rows().stream().collect(Collectors.toMap(List::getFirst, row -> row));
    }

    boolean share(List<String> a, List<String> b) {
      return keys.stream().anyMatch(key -> !a.get(key).isEmpty() && a.get(key).equals(b.get(key)));
    }

    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Kind> kinds() {
    return Stream.of(
        new Kind("customers", FILES.customers(), List.of(2, 3)),
        new Kind("products", FILES.products(), List.of(3, 4)));
  }

  @Test
  void theSameSeedGivesTheSameBytes() {
    PlatformFiles again = TwoPlatforms.of(SETTINGS, new Seed(5));
    assertThat(again.files().soiled())
        .extracting(CsvTable::csv)
        .isEqualTo(FILES.files().soiled().stream().map(CsvTable::csv).toList());
    assertThat(again.customers()).isEqualTo(FILES.customers());
    assertThat(again.products()).isEqualTo(FILES.products());
  }

  @Test
  void undoingTheTruthGivesTheCleanFilesBack() {
    assertThat(FILES.files().soiled())
        .extracting(soiled -> FILES.files().truth().undo(soiled).csv())
        .isEqualTo(FILES.files().clean().stream().map(CsvTable::csv).toList());
  }

  @Test
  void everyFileIsCsvThatReadsBackAsItWas() {
    for (CsvTable table : FILES.files().soiled()) {
      List<List<String>> read = CsvReader.read(table.csv());
      assertThat(read.getFirst()).isEqualTo(table.columns());
      assertThat(read.subList(1, read.size())).isEqualTo(table.rows());
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void bothPlatformsAreAsLargeAsAskedForAndShareWhatWasAskedFor(Kind kind) {
    assertThat(kind.clean("a").rows()).hasSize(RECORDS);
    assertThat(kind.clean("b").rows()).hasSize(RECORDS);
    long exact = kind.matches.stream().filter(match -> match.how() == Match.How.EXACT).count();
    Binomial.assertRate("shared", kind.matches.size(), RECORDS, SETTINGS.shared());
    Binomial.assertRate("exact", exact, kind.matches.size(), SETTINGS.exact());
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void aMatchIsExactIfAndOnlyIfTheTwoHaveAKeyInCommon(Kind kind) {
    Map<String, List<String>> a = kind.byId("a");
    Map<String, List<String>> b = kind.byId("b");
    assertThat(kind.matches)
        .allMatch(match ->
            kind.share(row(a, match.a()), row(b, match.b())) == (match.how() == Match.How.EXACT));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void whatIsNotTheSameNeverHasAKeyInCommon(Kind kind) {
    Set<List<String>> same =
        kind.matches.stream()
            .map(match -> List.of(match.a(), match.b()))
            .collect(Collectors.toSet());
    for (int key : kind.keys) {
      Map<String, String> owners =
          kind.clean("a").rows().stream()
              .filter(row -> !row.get(key).isEmpty())
              .collect(Collectors.toMap(row -> row.get(key), List::getFirst));
      assertThat(kind.clean("b").rows())
          .filteredOn(row -> owners.containsKey(row.get(key)))
          .allMatch(row -> same.contains(List.of(row(owners, row.get(key)), row.getFirst())));
    }
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void keysStayAsTheyAreWhenTheFilesAreSoiled(Kind kind) {
    Set<String> keys =
        kind.keys.stream().map(kind.clean("a").columns()::get).collect(Collectors.toSet());
    assertThat(FILES.files().truth().faults())
        .filteredOn(fault -> fault.file().startsWith(kind.name))
        .isNotEmpty()
        .noneMatch(fault -> keys.contains(fault.column()) || fault.column().equals("id"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void recordsAreChineseAndEnglishInHalves(Kind kind) {
    long chinese = kind.clean("a").rows().stream().filter(row -> isChinese(row.get(5))).count();
    Binomial.assertRate("Chinese", chinese, RECORDS, SETTINGS.chinese());
  }

  @Test
  void relativesLiveAtOneAddressAndNamesakesInOneCity() {
    Kind customers = kinds().findFirst().orElseThrow();
    Set<String> matched = FILES.customers().stream().map(Match::b).collect(Collectors.toSet());
    Predicate<List<String>> alone = row -> !matched.contains(row.getFirst());
    Set<String> homes = column(customers.clean("a"), row -> row.get(6) + row.get(5));
    Set<String> names = column(customers.clean("a"), row -> row.get(1) + row.get(5));
    List<List<String>> strangers = customers.clean("b").rows().stream().filter(alone).toList();
    double near = strangers.size() * SETTINGS.near();
    assertThat(strangers.stream().filter(row -> homes.contains(row.get(6) + row.get(5))).count())
        .isGreaterThan((long) (.4 * near));
    assertThat(strangers.stream().filter(row -> names.contains(row.get(1) + row.get(5))).count())
        .isGreaterThan((long) (.15 * near));
  }

  @Test
  void gtinsHaveARightCheckDigit() {
    assertThat(kinds().skip(1).findFirst().orElseThrow().clean("a").rows())
        .extracting(row -> row.get(3))
        .filteredOn(gtin -> !gtin.isEmpty())
        .isNotEmpty()
        .allMatch(gtin -> {
          int sum = 0;
          for (int i = 0; i < gtin.length(); i++) {
            sum += Character.digit(gtin.charAt(i), 10) * (i % 2 == 0 ? 1 : 3);
          }
          return gtin.length() == 13 && sum % 10 == 0;
        });
  }

  @Test
  void theTruthIsWrittenIntoAFolderOfItsOwn(@TempDir Path folder) throws IOException {
    FILES.write(folder.resolve("platforms"), folder.resolve("truth"));
    assertThat(folder.resolve("platforms").toFile().list())
        .containsExactlyInAnyOrder(
            "customers-a.csv", "customers-b.csv", "products-a.csv", "products-b.csv");
    assertThat(folder.resolve("truth").toFile().list())
        .containsExactlyInAnyOrder("truth.csv", "customers-truth.csv", "products-truth.csv");
  }

  @Test
  void fewerThanAHundredRecordsAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PlatformSettings.of(99))
        .withMessage("records is 99, from 100 to 100000 are allowed");
  }

  @Test
  void theSmallestPlatformsHaveAHundredRecords() {
    PlatformFiles files = TwoPlatforms.of(PlatformSettings.of(100), new Seed(1));
    assertThat(files.files().clean()).allMatch(table -> table.rows().size() == 100);
  }

  private static <V> V row(Map<String, V> rows, String id) {
    V row = rows.get(id);
    if (row == null) {
      throw new AssertionError("no record '%s'".formatted(id));
    }
    return row;
  }

  private static CsvTable table(List<CsvTable> tables, String file) {
    return tables.stream().filter(table -> table.file().equals(file)).findFirst().orElseThrow();
  }

  private static Set<String> column(CsvTable table, Function<List<String>, String> of) {
    Set<String> values = new HashSet<>();
    table.rows().forEach(row -> values.add(of.apply(row)));
    return values;
  }

  private static boolean isChinese(String text) {
    return text.codePoints().anyMatch(Character::isIdeographic);
  }
}
