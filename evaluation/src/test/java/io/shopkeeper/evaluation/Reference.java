package io.shopkeeper.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.StreamSupport;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Metrics computed by other people's software, read from the folder named by `shopkeeper.shared`.
final class Reference {

  private static final double TOLERANCE = 1e-10;

  private Reference() {}

  /// One input with the numbers that belong to it.
  record Case(String name, JsonNode input, JsonNode output) {}

  /// Checks every case whose input has a field; the test is skipped where there is no such file.
  static void forEachCaseWith(String field, Consumer<Case> check) {
    Path file =
        Path.of(System.getProperty("shopkeeper.shared", "../shared"))
            .resolve("reference/ranking-metrics.json");
    assumeTrue(Files.exists(file), () -> "no reference numbers at " + file);
    JsonNode cases = new ObjectMapper().readTree(file.toFile()).get("cases");
    List<Case> chosen =
        StreamSupport.stream(cases.spliterator(), false)
            .map(c -> new Case(c.get("name").asString(), c.get("input"), c.get("output")))
            .filter(c -> c.input().has(field))
            .toList();
    assertThat(chosen).isNotEmpty();
    for (Case c : chosen) {
      assertThatCode(() -> check.accept(c)).as(c.name()).doesNotThrowAnyException();
    }
  }

  static int[] ints(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false).mapToInt(JsonNode::asInt).toArray();
  }

  static double[] doubles(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false)
        .mapToDouble(JsonNode::asDouble)
        .toArray();
  }

  static int[][] intRows(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(Reference::ints)
        .toArray(int[][]::new);
  }

  static double[][] doubleRows(JsonNode rows) {
    return StreamSupport.stream(rows.spliterator(), false)
        .map(Reference::doubles)
        .toArray(double[][]::new);
  }

  /// Asserts a field's number; a null there stands for "not defined", which NaN must say here.
  static void agrees(JsonNode output, String field, double actual) {
    if (output.get(field).isNull()) {
      assertThat(actual).as(field).isNaN();
    } else {
      assertThat(actual).as(field).isCloseTo(output.get(field).asDouble(), within(TOLERANCE));
    }
  }

  static void agree(double[] expected, double[] actual) {
    assertThat(actual).containsExactly(expected, within(TOLERANCE));
  }
}
