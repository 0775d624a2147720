package io.shopkeeper.simulation.soil;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.simulation.soil.RecordFault.Spoilt;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RecordFaultsTest {
  private static final int DRAWS = 500;

  @ParameterizedTest
  @ValueSource(strings = {"view_item", "Tallow & Pine", "户外 > 帐篷", "清禾", "aa"})
  void aTypoIsOneLetterAway(String word) {
    assertThat(drawn(new Typos(), "brand", word))
        .hasSizeGreaterThan(1)
        .allMatch(typo -> isOneEditAway(word, typo));
  }

  @Test
  void weightsInOtherUnitsWeighTheSame() {
    Map<String, Double> grams =
        Map.of("kg", 1000.0, "oz", 28.3495, "lb", 453.592, "g", 1.0, "克", 1.0);
    assertThat(drawn(new Notations(), "weight", "450 g"))
        .hasSize(5)
        .allSatisfy(weight -> assertThat(measure(weight, grams)).isCloseTo(450, within(5.)));
  }

  @Test
  void lengthsInOtherUnitsAreAsLong() {
    Map<String, Double> centimetres =
        Map.of("mm", .1, "m", 100.0, "inch", 2.54, "\"", 2.54, "厘米", 1.0);
    assertThat(drawn(new Notations(), "length", "30 cm"))
        .hasSize(5)
        .allSatisfy(length -> assertThat(measure(length, centimetres)).isCloseTo(30, within(.02)));
  }

  @Test
  void anAmountIsWrittenWithTheSignsOfItsCurrency() {
    var row = new Row(List.of("price", "currency"), List.of("12.90", "CNY"));
    assertThat(drawn(new Notations(), row, "price"))
        .contains("12,90", "¥12.90", "12.90元")
        .noneMatch(amount -> amount.contains("€"));
  }

  @Test
  void confusedSecondsAndMillisecondsTellTheTimeStill() {
    Instant time = Instant.parse("2026-11-23T10:30:00Z");
    Set<Instant> told =
        drawn(new Clocks(), "time", time.toString()).stream()
            .map(Instant::parse)
            .collect(Collectors.toSet());
    assertThat(told)
        .contains(Instant.ofEpochMilli(time.getEpochSecond()))
        .contains(Instant.ofEpochSecond(time.toEpochMilli()))
        .doesNotContain(time);
  }

  @Test
  void mojibakeOfWindows1252ReadsBack() {
    assertThat(drawn(new Encodings(), "brand", "云岚")).contains("äº‘å²š");
  }

  @Test
  void whatIsEmptyCannotGoWrong() {
    var row = new Row(List.of("id", "brand", "price"), List.of("p1", "", ""));
    RandomGenerator random = new Seed(1).generator("empty");
    assertThat(
            Stream.of(new Typos(), new Swaps(), new Notations(), new Encodings(), new Gaps())
                .map(fault -> fault.in(row, random)))
        .allMatch(Optional::isEmpty);
  }

  private static Set<String> drawn(RecordFault fault, String column, String cell) {
    return drawn(fault, new Row(List.of(column), List.of(cell)), column);
  }

  private static Set<String> drawn(RecordFault fault, Row row, String column) {
    RandomGenerator random = new Seed(3).generator(column);
    return IntStream.range(0, DRAWS)
        .mapToObj(_ -> fault.in(row, random).map(Spoilt::cells).orElse(Map.of()))
        .map(cells -> cells.getOrDefault(column, ""))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static double measure(String text, Map<String, Double> units) {
    String number = text.replaceAll("[^0-9.]", "");
    String unit = text.replaceAll("[0-9. ]", "");
    return Double.parseDouble(number) * units.getOrDefault(unit, Double.NaN);
  }

  /// A letter replaced, left out or put in, or two neighbours swapped.
  private static boolean isOneEditAway(String word, String typo) {
    int same = 0;
    while (same < Math.min(word.length(), typo.length())
        && word.charAt(same) == typo.charAt(same)) {
      same++;
    }
    String left = word.substring(same);
    String right = typo.substring(same);
    boolean swapped =
        left.length() > 1
            && right.length() > 1
            && left.charAt(0) == right.charAt(1)
            && left.charAt(1) == right.charAt(0)
            && left.substring(2).equals(right.substring(2));
    return swapped
        || left.equals(tail(right))
        || tail(left).equals(right)
        || (!left.isEmpty() && tail(left).equals(tail(right)));
  }

  private static String tail(String text) {
    return text.isEmpty() ? text : text.substring(1);
  }
}
