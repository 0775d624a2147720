package io.shopkeeper.ingest.fusion;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class SureMergesTest {
  private static double[] odds(int count, double odds) {
    double[] all = new double[count];
    Arrays.fill(all, odds);
    return all;
  }

  @Test
  void whatIsSureStays() {
    assertThat(SureMerges.leastOdds(0, odds(1_000, 1e6), .002)).isEqualTo(1e6);
  }

  /// Of 3,000 merges 6 may be wrong. Thirty with one wrong in ten each would be 3 on average and up
  /// to 5.7 with the others; sixty would be more.
  @Test
  void ofTheLeastProbableAsManyAreMergedAsTheBoundAllows() {
    double[] doubtful = odds(3_060, 1e5);
    Arrays.setAll(doubtful, i -> i < 60 ? 9 + i * .01 : doubtful[i]);
    double least = SureMerges.leastOdds(0, doubtful, .002);
    assertThat(least).isBetween(9.1, 9.5);
  }

  @Test
  void ofFewMergesOneMayBeWrong() {
    assertThat(SureMerges.leastOdds(10, odds(5, 15), .002)).isEqualTo(15);
    assertThat(SureMerges.leastOdds(10, odds(50, 15), .002)).isInfinite();
  }

  @Test
  void withMoreMergesByKeyMoreMayBeDoubtful() {
    assertThat(SureMerges.leastOdds(5_000, odds(50, 15), .002)).isEqualTo(15);
  }
}
