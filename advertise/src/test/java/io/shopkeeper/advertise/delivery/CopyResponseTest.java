package io.shopkeeper.advertise.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.advertise.delivery.CopyResponse.Past;
import io.shopkeeper.evaluation.Interval;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CopyResponseTest {
  private static final Map<String, String> TEA = Map.of("category", "tea");

  @Test
  void wordsThatWereAnsweredOftenPromiseMore() {
    CopyResponse past =
        CopyResponse.learn(
            List.of(
                new Past("Fresh green tea", TEA, 10_000, 800),
                new Past("Have a look around", TEA, 10_000, 200),
                new Past("手冲咖啡 香气浓", Map.of(), 10_000, 900)));
    assertThat(past.impressions()).isEqualTo(30_000);
    assertThat(past.expected("Green tea, fresh", TEA).low())
        .isGreaterThan(past.expected("Look around", TEA).high());
    assertThat(past.expected("手冲咖啡豆", Map.of()).estimate())
        .isGreaterThan(past.expected("Look around", Map.of()).estimate());
  }

  /// Words that were shown a hundred times are known less well than those of ten thousand.
  @Test
  void theIntervalNarrowsWithWhatIsKnown() {
    CopyResponse little = CopyResponse.learn(List.of(new Past("Fresh tea", TEA, 100, 5)));
    CopyResponse much = CopyResponse.learn(List.of(new Past("Fresh tea", TEA, 10_000, 500)));
    assertThat(width(much.expected("Fresh tea", TEA)))
        .isLessThan(width(little.expected("Fresh tea", TEA)) / 3);
    assertThat(width(much.expected("Other words", Map.of())))
        .isGreaterThan(width(much.expected("Fresh tea", TEA)));
  }

  private static double width(Interval interval) {
    return interval.high() - interval.low();
  }

  @Test
  void withoutAPastAllAreAlike() {
    CopyResponse none = CopyResponse.learn(List.of());
    assertThat(none.expected("a", TEA)).isEqualTo(new Interval(0, 0, 1, .95));
    assertThat(none.impressions()).isZero();
  }
}
