package io.shopkeeper.advertise.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.advertise.delivery.CopyResponse.Past;
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
    assertThat(past.expected("Green tea, fresh", TEA))
        .isGreaterThan(past.expected("Look around", TEA));
    assertThat(past.expected("手冲咖啡豆", Map.of()))
        .isGreaterThan(past.expected("Look around", Map.of()));
  }

  @Test
  void withoutAPastAllAreAlike() {
    CopyResponse none = CopyResponse.learn(List.of());
    assertThat(none.expected("a", TEA)).isZero();
    assertThat(none.impressions()).isZero();
  }
}
