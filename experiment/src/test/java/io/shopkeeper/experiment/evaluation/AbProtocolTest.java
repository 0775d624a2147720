package io.shopkeeper.experiment.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.experiment.ExperimentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AbProtocolTest {
  private static final Path SHARED =
      Path.of(System.getProperty("shopkeeper.shared", "../shared")).resolve("data/experiments");
  private static final AbProtocol GUESSING = new AbProtocol("", "", "", List.of());

  @TempDir private Path folder = Path.of("");

  @Test
  void aLaterGateCostsPlayersOfTheSeventhDay() {
    ProtocolResult result = judged("cookie-cats/cookie_cats.csv.gz");
    assertThat(figure(result, "retention_7/gate_30").estimate()).isCloseTo(.1902, within(5e-5));
    Interval effect = figure(result, "retention_7/gate_40-gate_30");
    assertThat(effect.estimate()).isCloseTo(-.0082, within(5e-5));
    assertThat(effect.high()).isNegative();
  }

  @Test
  void mailsBringVisitsAndCovariatesNarrowTheInterval() {
    ProtocolResult result = judged("hillstrom/hillstrom.csv.gz");
    assertThat(result.settings()).contains("control 'No E-Mail'").contains("covariates recency");
    for (String arm : List.of("Mens E-Mail", "Womens E-Mail")) {
      String name = "visit/" + arm + "-No E-Mail";
      Interval effect = figure(result, name);
      double known = arm.startsWith("M") ? .0766 : .0452;
      assertThat(effect.low()).isPositive().isLessThan(known);
      assertThat(effect.high()).isGreaterThan(known);
      Interval adjusted = figure(result, name + "/cuped");
      assertThat(adjusted.high() - adjusted.low()).isLessThan(effect.high() - effect.low());
    }
    assertThat(figure(result, "sample-ratio-p").estimate()).isGreaterThan(.01);
  }

  @Test
  void whatIsWrongWithUnitsIsLeftOutAndSaid() throws IOException {
    var text = new StringBuilder("user_id;group;converted;revenue\n");
    for (int i = 0; i < 400; i++) {
      text.append(
          "u%d;%s;%d;%d\n".formatted(i, i % 2 == 0 ? "control" : "new", i % 3 == 0 ? 1 : 0, i % 5));
    }
    text.append("u0;new;1;3\nu2;control;1;-8\nu3;new;1\n;new;1;1\nu900;;1;1\n");
    ProtocolResult result = GUESSING.judge(written(text));
    assertThat(result.settings())
        .contains("1 units are in two arms")
        .contains("1 rows had another number of cells")
        .contains("2 rows name no arm or no unit")
        .contains("1 values of 'revenue' are negative");
    assertThat(figure(result, "units/control").estimate()).isEqualTo(199);
    assertThat(figure(result, "units/new").estimate()).isEqualTo(200);
  }

  @Test
  void armsThatShouldBeEvenAndAreNotRaiseAnAlarm() throws IOException {
    var text = new StringBuilder("arm,y\n");
    for (int i = 0; i < 10_000; i++) {
      text.append(i % 100 < 54 ? "a" : "b").append(",").append(i % 7).append("\n");
    }
    assertThat(GUESSING.judge(written(text)).settings()).contains("ALARM");
  }

  @Test
  void aMetricWithoutEventsHasNoEffectAndSaysWhy() throws IOException {
    var text = new StringBuilder("arm,bought\n");
    for (int i = 0; i < 200; i++) {
      text.append(i % 2 == 0 ? "control,0\n" : "treatment,0\n");
    }
    assertThat(GUESSING.judge(written(text)).settings())
        .contains("no effect can be told, all units of an arm have the same value");
  }

  @Test
  void aFileWithoutArmsIsRefusedWithWhatToDo() throws IOException {
    Path file = written(new StringBuilder("a_thing,y\n1,2\n"));
    assertThatThrownBy(() -> GUESSING.judge(file))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("give --arm");
  }

  private Path written(StringBuilder text) throws IOException {
    return Files.writeString(folder.resolve("ab.csv"), text);
  }

  private static ProtocolResult judged(String file) {
    assumeTrue(Files.exists(SHARED.resolve(file)), () -> "no file " + SHARED.resolve(file));
    return GUESSING.judge(SHARED.resolve(file));
  }

  private static Interval figure(ProtocolResult result, String name) {
    return Objects.requireNonNull(result.metrics().metrics().get(name), name);
  }
}
