package io.shopkeeper.experiment.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.PlainOrGzip;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// Against the numbers of another program.
class OffPolicyReferenceTest {
  private static final double TOLERANCE = 1e-9;
  private static final Path SHARED = Path.of(System.getProperty("shopkeeper.shared", "../shared"));

  @Test
  void theRandomLogOfTheFashionShopSaysOfThompsonSamplingWhatItSaysElsewhere() throws IOException {
    JsonNode c = reference(0);
    double[][] policy = columns(c.get("input").get("evaluation_action_distribution"));
    compare(log("random", policy, q()), c.get("output"));
  }

  @Test
  void soItDoesOfTheShareOfEachItem() throws IOException {
    JsonNode c = reference(1);
    double[][] policy = columns(c.get("input").get("bts_shown_counts"));
    for (double[] column : policy) {
      double total = java.util.Arrays.stream(column).sum();
      for (int i = 0; i < column.length; i++) {
        column[i] /= total;
      }
    }
    compare(log("random", policy, q()), c.get("output"));
  }

  @Test
  void andTheThompsonLogOfUniformDraws() throws IOException {
    double[][] policy = new double[3][34];
    for (double[] column : policy) {
      java.util.Arrays.fill(column, 1 / 34.);
    }
    compare(log("bts", policy, q()), reference(3).get("output"));
  }

  @Test
  void madeUpRoundsAgreeAndSoDoesReplay() {
    JsonNode rows = root().get("synthetic_rows");
    var rounds = new Rounds();
    int[] greedy = new int[rows.size()];
    int[] logged = new int[rows.size()];
    double[] rewards = new double[rows.size()];
    for (int i = 0; i < rows.size(); i++) {
      JsonNode row = rows.get(i);
      double[] policy = doubles(5, a -> row.get(6 + a));
      rounds.add(
          row.get(3).asInt(),
          row.get(4).asDouble(),
          row.get(5).asDouble(),
          policy,
          doubles(5, a -> row.get(11 + a)));
      for (int a = 0; a < 5; a++) {
        greedy[i] = policy[a] > policy[greedy[i]] ? a : greedy[i];
      }
      logged[i] = row.get(3).asInt();
      rewards[i] = row.get(5).asDouble();
    }
    JsonNode output = reference(4).get("output");
    compare(rounds, output);
    Replay replay = Replay.of(greedy, logged, rewards);
    JsonNode expected = output.get("replay_of_greedy_policy_argmax_pi_e");
    assertThat(replay.value()).isCloseTo(expected.get("value").asDouble(), within(TOLERANCE));
    assertThat(replay.matched()).isEqualTo(expected.get("matched_rounds").asInt());
  }

  @Test
  void fourRoundsByHandAgree() {
    JsonNode c = reference(5);
    var rounds = new Rounds();
    for (JsonNode row : c.get("input").get("rows")) {
      rounds.add(
          row.get(0).asInt(),
          row.get(1).asDouble(),
          row.get(2).asDouble(),
          doubles(2, row.get(3)::get),
          doubles(2, row.get(4)::get));
    }
    c.get("output")
        .get("estimators")
        .properties()
        .forEach(e ->
            assertThat(PolicyValue.of(estimator(e.getKey()).rewards(rounds)).interval().estimate())
                .as(e.getKey())
                .isCloseTo(e.getValue().asDouble(), within(TOLERANCE)));
  }

  private static void compare(Rounds rounds, JsonNode output) {
    WeightTails tails = WeightTails.of(rounds);
    agrees(output, "importance_weight_mean", tails.mean());
    agrees(output, "importance_weight_max", tails.max());
    agrees(output, "effective_sample_size", tails.effectiveSampleSize());
    assertThat(output.get("estimators").size()).isGreaterThan(8);
    var bootstrap = new Bootstrap(new Seed(1), 2_000, .95);
    for (Map.Entry<String, JsonNode> e : output.get("estimators").properties()) {
      JsonNode expected = e.getValue();
      double[] rewards = estimator(e.getKey()).rewards(rounds);
      PolicyValue value = PolicyValue.of(rewards);
      agrees(expected, "value", value.interval().estimate());
      agrees(expected, "round_reward_sd", value.deviation());
      agrees(expected.get("normal_ci_95"), value.interval(), TOLERANCE);
      if (List.of("IPW", "DR").contains(e.getKey())) {
        JsonNode ends = expected.get("bootstrap_ci_95");
        agrees(
            ends, bootstrap.mean(rewards), .06 * (ends.get(1).asDouble() - ends.get(0).asDouble()));
      }
    }
  }

  private static Estimator estimator(String name) {
    String[] parts = name.split(" lambda=");
    double lambda = parts.length > 1 ? Double.parseDouble(parts[1]) : Double.POSITIVE_INFINITY;
    return switch (parts[0]) {
      case "IPW", "IPW clipped" -> new Estimator.Ipw(lambda);
      case "SNIPW" -> new Estimator.Snipw();
      case "DM" -> new Estimator.Direct();
      case "DR", "DR clipped" -> new Estimator.DoublyRobust(lambda);
      case "SNDR" -> new Estimator.SelfNormalisedDoublyRobust();
      case "Switch-DR" -> new Estimator.SwitchDoublyRobust(lambda);
      case "DRos" -> new Estimator.OptimisticShrinkage(lambda);
      case "SGIPW" -> new Estimator.SubGaussianIpw(lambda);
      case "SGDR" -> new Estimator.SubGaussianDoublyRobust(lambda);
      default -> throw new AssertionError(name);
    };
  }

  private static Rounds log(String policyName, double[][] policy, double[][] q) throws IOException {
    Path file = SHARED.resolve("data/experiments/open-bandit/" + policyName + "/men/men.csv.gz");
    assumeTrue(Files.exists(file), () -> "no log at " + file);
    var rounds = new Rounds();
    for (String line : PlainOrGzip.text(file).lines().skip(1).toList()) {
      String[] cells = line.split(",", 7);
      int position = Integer.parseInt(cells[3]) - 1;
      rounds.add(
          Integer.parseInt(cells[2]),
          Double.parseDouble(cells[5]),
          Double.parseDouble(cells[4]),
          policy[position],
          q[position]);
    }
    return rounds;
  }

  private static double[][] q() {
    return columns(reference(0).get("input").get("q_hat"));
  }

  /// Rows by position of a table whose rows are actions.
  private static double[][] columns(JsonNode table) {
    double[][] columns = new double[3][];
    for (int position = 0; position < 3; position++) {
      int column = position;
      columns[position] = doubles(table.size(), a -> table.get(a).get(column));
    }
    return columns;
  }

  private static JsonNode reference(int at) {
    return root().get("cases").get(at);
  }

  private static JsonNode root() {
    Path file = SHARED.resolve("reference/off-policy.json");
    assumeTrue(Files.exists(file), () -> "no reference numbers at " + file);
    return new ObjectMapper().readTree(file.toFile());
  }

  private static double[] doubles(int size, IntFunction<JsonNode> nodes) {
    double[] values = new double[size];
    for (int i = 0; i < size; i++) {
      values[i] = nodes.apply(i).asDouble();
    }
    return values;
  }

  private static void agrees(JsonNode output, String field, double actual) {
    double expected = output.get(field).asDouble();
    assertThat(actual)
        .as(field)
        .isCloseTo(expected, within(TOLERANCE * Math.max(1, Math.abs(expected))));
  }

  private static void agrees(JsonNode ends, Interval interval, double tolerance) {
    assertThat(interval.low()).isCloseTo(ends.get(0).asDouble(), within(tolerance));
    assertThat(interval.high()).isCloseTo(ends.get(1).asDouble(), within(tolerance));
  }
}
