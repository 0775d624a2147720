package io.shopkeeper.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.ingest.quality.Distribution.Bin;
import io.shopkeeper.ingest.quality.Drift.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class DriftComparisonTest {
  @Test
  void theIndexIsTheSumOverTheBins() {
    Drift drift = compare(of(30_000, 70_000), of(50_000, 50_000));

    // (.3 − .5) ln(.3 / .5) + (.7 − .5) ln(.7 / .5)
    assertThat(drift.index()).isCloseTo(.1695, within(.0001));
    assertThat(drift.verdict()).isEqualTo(Verdict.SOME);
  }

  @Test
  void theSameDifferenceInAFewRecordsIsChance() {
    assertThat(compare(of(6, 14), of(10, 10)).verdict()).isEqualTo(Verdict.SAME);
  }

  @Test
  void chanceExceedsItsLimitOnceInAThousand() {
    var random = new SplittableRandom(7);
    int beyond = 0;
    for (int trial = 0; trial < 2_000; trial++) {
      Drift drift = compare(drawn(random, 400), drawn(random, 300));
      beyond += drift.index() > drift.critical() ? 1 : 0;
    }
    assertThat(beyond).isBetween(0, 9);
  }

  private static Drift compare(Distribution now, Distribution before) {
    return DriftComparison.compare(now, before, now.total(), before.total());
  }

  private static Distribution drawn(SplittableRandom random, int records) {
    long[] counts = new long[8];
    for (int i = 0; i < records; i++) {
      counts[random.nextInt(counts.length)]++;
    }
    return of(counts);
  }

  private static Distribution of(long... counts) {
    List<Bin> bins = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      bins.add(new Bin(String.valueOf(i), counts[i]));
    }
    return new Distribution("price", bins);
  }
}
