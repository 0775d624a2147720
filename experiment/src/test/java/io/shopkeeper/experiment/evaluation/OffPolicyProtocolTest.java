package io.shopkeeper.experiment.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.experiment.ExperimentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OffPolicyProtocolTest {
  @TempDir private Path folder = Path.of("");

  /// Two actions of which the second is clicked four times as often; one log draws evenly, the
  /// other the second action nine times in ten.
  @Test
  void theLogOfOnePolicyTellsWhatTheOtherEarns() throws IOException {
    Path even = log("even", .5);
    Path good = log("good", .9);
    ProtocolResult result = new OffPolicyProtocol().judge(even, good);
    double truth = .9 * .4 + .1 * .1;
    for (String name : List.of("actual", "ipw", "snipw", "dr", "sndr", "switch-dr:10")) {
      Interval interval = figure(result, name);
      assertThat(interval.low()).as(name).isLessThan(truth);
      assertThat(interval.high()).as(name).isGreaterThan(truth);
    }
    assertThat(figure(result, "logged").high()).isLessThan(truth);
    assertThat(figure(result, "effective-sample-size").estimate()).isLessThan(20_000);
  }

  @Test
  void aLogWithoutPropensitiesIsRefusedWithTheColumnsItHas() throws IOException {
    Path file = Files.writeString(folder.resolve("log.csv"), "action,reward\na,1\n");
    assertThatThrownBy(() -> new OffPolicyProtocol().judge(file, null))
        .isInstanceOf(ExperimentException.class)
        .hasMessageContaining("propensity")
        .hasMessageContaining("action, reward");
  }

  private Path log(String name, double second) throws IOException {
    RandomGenerator random = new Seed(5).generator(name);
    var text = new StringBuilder("action,reward,propensity\n");
    for (int i = 0; i < 20_000; i++) {
      boolean better = random.nextDouble() < second;
      int reward = random.nextDouble() < (better ? .4 : .1) ? 1 : 0;
      text.append("%s,%d,%s\n".formatted(better ? "b" : "a", reward, better ? second : 1 - second));
    }
    return Files.writeString(folder.resolve(name + ".csv"), text);
  }

  private static Interval figure(ProtocolResult result, String name) {
    return Objects.requireNonNull(result.metrics().metrics().get(name), name);
  }
}
