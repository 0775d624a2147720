package io.shopkeeper.advertise.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.advertise.attribution.Journey.Touch;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AttributionTest {
  private static final Instant BOUGHT = Instant.parse("2026-03-10T12:00:00Z");

  private static Journey journey(double value, Touch... touches) {
    return new Journey(List.of(touches), BOUGHT, value);
  }

  private static Touch touch(String channel, int daysBefore) {
    return new Touch(channel, BOUGHT.minus(Duration.ofDays(daysBefore)));
  }

  private static final List<Journey> JOURNEYS =
      List.of(
          journey(100, touch("search", 1), touch("mail", 8)),
          journey(30, touch("mail", 2), touch("mail", 9)),
          journey(60, touch("search", 300), touch("banner", 293), touch("mail", 286)));

  @Test
  void allIsOwedToTheLastTouchWhateverOrderTheyAreToldIn() {
    assertThat(new Attribution.LastTouch().credit(JOURNEYS))
        .containsExactly(entry("mail", 90.), entry("search", 100.));
  }

  @Test
  void aTouchOneHalfLifeEarlierIsOwedHalfAsMuch() {
    Map<String, Double> credit = new Attribution.TimeDecay(Duration.ofDays(7)).credit(JOURNEYS);
    assertThat(credit.get("search")).isCloseTo(100 * 2 / 3. + 60 / 7., within(1e-9));
    assertThat(credit.get("banner")).isCloseTo(60 * 2 / 7., within(1e-9));
    assertThat(credit.get("mail")).isCloseTo(100 / 3. + 30 + 60 * 4 / 7., within(1e-9));
  }

  /// By the definition: the mean over all orders of what a channel adds.
  @Test
  void shapleyIsTheMeanOfWhatAChannelAddsInEveryOrder() {
    List<String> names = List.of("banner", "mail", "search");
    int[][] orders = {{0, 1, 2}, {0, 2, 1}, {1, 0, 2}, {1, 2, 0}, {2, 0, 1}, {2, 1, 0}};
    double[] expected = new double[3];
    for (int[] order : orders) {
      var inside = new HashSet<String>();
      for (int channel : order) {
        double before = earned(inside);
        inside.add(names.get(channel));
        expected[channel] += (earned(inside) - before) / 6;
      }
    }
    Map<String, Double> credit = new Attribution.Shapley().credit(JOURNEYS);
    for (int i = 0; i < 3; i++) {
      assertThat(credit.get(names.get(i))).isCloseTo(expected[i], within(1e-9));
    }
  }

  private static double earned(Set<String> channels) {
    return JOURNEYS.stream()
        .filter(one -> one.touches().stream().allMatch(touch -> channels.contains(touch.channel())))
        .mapToDouble(Journey::value)
        .sum();
  }

  @Test
  void aTouchAfterThePurchaseAndAPurchaseOfNothingTouchedAreRefused() {
    assertThatThrownBy(() -> journey(1, touch("mail", -1)))
        .hasMessageContaining("after the purchase");
    assertThatThrownBy(() -> journey(1)).hasMessageContaining("without a touch");
    assertThatThrownBy(() -> journey(-1, touch("mail", 1))).hasMessageContaining("-1.0");
    assertThatThrownBy(() -> new Attribution.TimeDecay(Duration.ZERO)).hasMessageContaining("PT0S");
  }
}
