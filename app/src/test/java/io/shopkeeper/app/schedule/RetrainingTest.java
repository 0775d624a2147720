package io.shopkeeper.app.schedule;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.app.schedule.Retraining.Standing;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RetrainingTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Retraining RULE = Retraining.DEFAULT;

  @Test
  void aShopWithEventsAndNoModelIsTrainedAtOnce() {
    assertThat(RULE.due(new Standing(null, 0, null, Duration.ZERO), 1, NOON)).isTrue();
  }

  @Test
  void aShopWithoutEventsIsNotTrained() {
    assertThat(RULE.due(new Standing(null, 0, null, Duration.ZERO), 0, NOON)).isFalse();
  }

  @Test
  void enoughNewEventsMakeAModelStale() {
    Standing standing = trained(NOON, 100_000);
    assertThat(RULE.due(standing, 104_999, NOON)).isFalse();
    assertThat(RULE.due(standing, 106_000, NOON)).isTrue();
  }

  @Test
  void aHandfulOfEventsIsNotEnoughForASmallShop() {
    assertThat(RULE.due(trained(NOON, 100), 1_000, NOON)).isFalse();
    assertThat(RULE.due(trained(NOON, 100), 1_100, NOON)).isTrue();
  }

  @Test
  void afterADayAnyNewEventIsEnough() {
    Standing standing = trained(NOON.minus(Duration.ofHours(25)), 100);
    assertThat(RULE.due(standing, 101, NOON)).isTrue();
    assertThat(RULE.due(standing, 100, NOON)).isFalse();
  }

  @Test
  void aTrainingThatFailedIsTriedAgainAfterAPause() {
    Instant failed = NOON.minus(Duration.ofMinutes(9));
    Standing standing = new Standing(null, 0, failed, Duration.ofMinutes(1));
    assertThat(RULE.due(standing, 1, NOON)).isFalse();
    assertThat(RULE.due(standing, 1, NOON.plus(Duration.ofMinutes(1)))).isTrue();
  }

  private static Standing trained(Instant at, long sequence) {
    return new Standing(at, sequence, null, Duration.ZERO);
  }
}
