package io.shopkeeper.simulation.soil;

import static io.shopkeeper.simulation.soil.Match.How.EXACT;
import static io.shopkeeper.simulation.soil.Match.How.SCORED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;

class FusionScoreTest {
  private static final List<Match> TRUTH =
      List.of(
          new Match("a1", "b1", EXACT),
          new Match("a2", "b2", EXACT),
          new Match("a3", "b3", SCORED),
          new Match("a4", "b4", SCORED));

  @Test
  void theTruthItselfScoresOne() {
    FusionScore score = FusionScore.of(TRUTH, TRUTH);
    assertThat(score.all()).isEqualTo(new FusionScore.Part(1, 1));
    assertThat(score.wrongMerges()).isZero();
    assertThat(score.exact().f1()).isEqualTo(1);
  }

  @Test
  void nothingMergedIsPreciseAndFindsNothing() {
    FusionScore score = FusionScore.of(TRUTH, List.of());
    assertThat(score.all()).isEqualTo(new FusionScore.Part(1, 0));
    assertThat(score.all().f1()).isZero();
    assertThat(score.wrongMerges()).isZero();
  }

  @Test
  void precisionFollowsHowAPairWasMergedAndRecallWhatItIs() {
    List<Match> merged =
        List.of(
            new Match("a1", "b1", EXACT),
            new Match("a1", "b1", EXACT),
            new Match("a2", "b2", SCORED),
            new Match("a3", "b4", SCORED));
    FusionScore score = FusionScore.of(TRUTH, merged);
    assertThat(score.exact()).isEqualTo(new FusionScore.Part(1, 1));
    assertThat(score.scored()).isEqualTo(new FusionScore.Part(.5, 0));
    assertThat(score.all().recall()).isEqualTo(.5);
    assertThat(score.wrongMerges()).isCloseTo(1 / 3., within(1e-12));
  }
}
