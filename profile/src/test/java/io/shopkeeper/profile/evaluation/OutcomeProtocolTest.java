package io.shopkeeper.profile.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.evaluation.OutcomeProtocol.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class OutcomeProtocolTest {
  private static final ExecutorService POOL = Executors.newFixedThreadPool(2);

  @AfterAll
  static void close() {
    POOL.shutdown();
  }

  @Test
  void copiesOfARecordDoNotTellAboutIt() {
    RandomGenerator random = new Seed(9).generator("test");
    List<String> lines = new ArrayList<>(List.of("CustomerID,Churn,noise,site,empty"));
    for (int i = 0; i < 300; i++) {
      String row = "%d,%.6f,shop,".formatted(random.nextInt(2), random.nextDouble());
      lines.add(2 * i + "," + row);
      lines.add(2 * i + 1 + "," + row);
    }

    ProtocolResult result = evaluated(Outcome.CHURN, lines);

    double auc = Objects.requireNonNull(result.metrics().metrics().get("auc")).estimate();
    assertThat(auc).as("only copies could tell").isBetween(.35, .62);
    assertThat(result.settings()).contains("left out: CustomerID, site, empty");
    assertThat(result.lines()).hasSize(600);
  }

  @Test
  void whatTellsIsFound() {
    RandomGenerator random = new Seed(9).generator("test");
    List<String> lines = new ArrayList<>(List.of("pages;visitor;Revenue"));
    for (int i = 0; i < 600; i++) {
      double pages = random.nextDouble();
      String visitor = random.nextBoolean() ? "New" : "";
      lines.add(
          "%.4f;%s;%s".formatted(pages, visitor, random.nextDouble() < pages ? "TRUE" : "FALSE"));
    }

    ProtocolResult result = evaluated(Outcome.PURCHASE, lines);

    assertThat(Objects.requireNonNull(result.metrics().metrics().get("auc")).low())
        .isGreaterThan(.7);
    assertThat(result.lines().getFirst()).matches("[01]\t\\d\\.\\d{6}");
  }

  @Test
  void aFileOfOneClassIsRefused() {
    assertThatThrownBy(
            () -> evaluated(Outcome.PURCHASE, List.of("a,Revenue", "1,TRUE", "2,TRUE", "3,TRUE")))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("3 of 3 rows");
  }

  @Test
  void aFileOfConstantColumnsIsRefused() {
    assertThatThrownBy(() -> evaluated(Outcome.PURCHASE, List.of("a,Revenue", "1,TRUE", "1,FALSE")))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("no column that tells records apart");
  }

  @Test
  void anOutcomeThatIsNeitherYesNorNoIsNamed() {
    assertThatThrownBy(
            () -> evaluated(Outcome.PURCHASE, List.of("a,Revenue", "1,TRUE", "2,perhaps")))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("record 2 has 'perhaps' for Revenue");
  }

  @Test
  void aFileWithoutTheColumnNamesThoseItHas() {
    assertThatThrownBy(() -> evaluated(Outcome.CHURN, List.of("a,b", "1,2")))
        .isInstanceOf(ProfileException.class)
        .hasMessageContaining("no column is named churn")
        .hasMessageContaining("there are a, b");
  }

  private ProtocolResult evaluated(Outcome outcome, List<String> lines) {
    List<String[]> rows = lines.stream().map(line -> line.split("[,;]", -1)).toList();
    var records = new Records("data.csv", List.of(rows.getFirst()), rows.subList(1, rows.size()));
    return new OutcomeProtocol(outcome, 5, new Seed(1), new Workers(POOL, 2), Progress.NONE)
        .fit(records, "auto")
        .apply(new Bootstrap(new Seed(1), 100, .95));
  }
}
