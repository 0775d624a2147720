package io.shopkeeper.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.LinkedHashMap;
import org.junit.jupiter.api.Test;

class MetricReportTest {

  @Test
  void reportsFollowEachOther() {
    assertThat(report("recall@20", .3).and(report("coverage@20", .5)).metrics().keySet())
        .containsExactly("recall@20", "coverage@20");
  }

  @Test
  void aBackwardIntervalOrWrongLevelIsRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> new Interval(2, 1, 0, .95));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Interval(0, 1, 2, 0))
        .withMessage("level must be in (0, 1]: 0.0");
    assertThatIllegalArgumentException().isThrownBy(() -> Interval.exact(Double.NaN));
  }

  private static MetricReport report(String name, double value) {
    var metrics = new LinkedHashMap<String, Interval>();
    metrics.put(name, Interval.exact(value));
    return new MetricReport(metrics);
  }
}
