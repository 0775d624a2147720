package io.shopkeeper.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class CatalogueMetricsTest {

  @Test
  void oneItemShownToAllIsTheMostUnequalExposure() {
    var metrics = new CatalogueMetrics(new int[][] {{2, 0}, {2, 1}, {2}}, 1, 4);
    assertThat(metrics.gini()).isCloseTo(.75, within(1e-12));
    assertThat(metrics.entropyBits()).isZero();
    assertThat(metrics.coverage()).isEqualTo(.25);
  }

  @Test
  void whereNothingIsRecommendedOnlyCoverageIsDefined() {
    var metrics = new CatalogueMetrics(new int[][] {{}, {}}, 5, 3);
    assertThat(metrics.coverage()).isZero();
    assertThat(metrics.gini()).isNaN();
    assertThat(metrics.averagePopularity(new int[3])).isNaN();
    assertThat(metrics.intraListDiversity((a, b) -> 1)).isNaN();
  }

  @Test
  void aListOfUnknownItemsOnlyDoesNotCountForNovelty() {
    var metrics = new CatalogueMetrics(new int[][] {{0}, {1}}, 1, 2);
    assertThat(metrics.noveltyBits(new int[] {0, 2}, 8)).isCloseTo(2, within(1e-12));
  }
}
