package io.shopkeeper.recommend.userneighbours;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.numeric.BlockedSums;
import io.shopkeeper.numeric.CsrMatrix;
import io.shopkeeper.numeric.CsrMatrixBuilder;
import io.shopkeeper.recommend.History;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.RelationWeights;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UserNeighboursTest {

  /// Three visitors: of items 0, 1 and 2, of 0 and 3, of 4 alone.
  private static UserNeighbours of(int neighbours, double correction) {
    return of(neighbours, correction, 1);
  }

  private static UserNeighbours of(int neighbours, double correction, double sharpness) {
    CsrMatrixBuilder visitors = CsrMatrix.builder(3, 5);
    int[][] rows = {{0, 1, 2}, {0, 3}, {4}};
    for (int row = 0; row < rows.length; row++) {
      for (int item : rows[row]) {
        visitors.add(row, item, 1);
      }
    }
    CsrMatrix matrix = visitors.build();
    return new UserNeighbours(
        new UserNeighbourSettings(neighbours, correction, sharpness),
        new Visitors(RelationWeights.DEFAULT, matrix, matrix.transpose(), 10));
  }

  private static History bought(int... items) {
    return History.of(
        IntStream.of(items).mapToObj(item -> Interaction.purchase(item, 1, 0)).toList());
  }

  private static BlockedSums scores(UserNeighbours neighbours, History history) {
    var scores = new BlockedSums(5);
    neighbours.add(history, 1, scores);
    return scores;
  }

  @Test
  void aScoreIsTheSumOfTheSimilaritiesOfWhoHasTheItem() {
    BlockedSums scores = scores(of(10, 0), bought(0, 1));
    assertThat(scores.sum(2)).isCloseTo((float) (1 / Math.sqrt(3)), within(1e-6f));
    assertThat(scores.sum(3)).isCloseTo((float) (.5 / Math.sqrt(2)), within(1e-6f));
    assertThat(scores.sum(4)).isZero();
  }

  @Test
  void sharpnessHearsTheMostAlikeMore() {
    BlockedSums scores = scores(of(10, 0, 2), bought(0, 1));
    assertThat(scores.sum(2)).isCloseTo((float) (1 / 3.), within(1e-6f));
    assertThat(scores.sum(3)).isCloseTo((float) (.25 / 2), within(1e-6f));
  }

  @Test
  void onlyTheNearestAreAsked() {
    BlockedSums scores = scores(of(1, 0), bought(0, 1));
    assertThat(scores.sum(2)).isPositive();
    assertThat(scores.sum(3)).isZero();
  }

  @Test
  void popularItemsAreDividedByTheirVisitors() {
    double plain = scores(of(10, 0), bought(1)).sum(0);
    assertThat(scores(of(10, .5), bought(1)).sum(0))
        .isCloseTo((float) (plain / Math.sqrt(2)), within(1e-6f));
  }

  @Test
  void twoWhoShareTheirVisitorsAnswerAsEachAlone() {
    UserNeighbours few = of(1, 0);
    UserNeighbours many = new UserNeighbours(new UserNeighbourSettings(10, .5, 2), few.visitors());
    for (History history : new History[] {bought(0, 1), bought(3), bought(0, 1)}) {
      for (int item = 0; item < 5; item++) {
        assertThat(scores(few, history).sum(item)).isEqualTo(scores(of(1, 0), history).sum(item));
        assertThat(scores(many, history).sum(item))
            .isEqualTo(scores(of(10, .5, 2), history).sum(item));
      }
    }
  }

  @Test
  void moreNeighboursThanTheVisitorsKnowAreRefused() {
    Visitors visitors = of(1, 0).visitors();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UserNeighbours(new UserNeighbourSettings(11, 0, 1), visitors))
        .withMessage("11 neighbours of visitors who know 10 of the nearest");
  }

  @Test
  void whoHasNothingHearsNothing() {
    assertThat(scores(of(10, .3), History.EMPTY).firstAtLeast(Float.MIN_VALUE, 0)).isEqualTo(5);
  }

  @Test
  void settingsOutOfRangeAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UserNeighbourSettings(0, .3, 1))
        .withMessage("neighbours is 0, not at least 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UserNeighbourSettings(5, Double.NaN, 1))
        .withMessage("correction is NaN, not from 0 to 1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new UserNeighbourSettings(5, .3, Double.NaN))
        .withMessage("sharpness is NaN, not from 1 to 10");
  }
}
