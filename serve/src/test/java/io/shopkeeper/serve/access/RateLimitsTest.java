package io.shopkeeper.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-23T10:00:00Z"));
  private final RateLimits limits = new RateLimits(10, now::get);

  private long admitted(String key, int requests) {
    return IntStream.range(0, requests).filter(_ -> limits.admits(key)).count();
  }

  private void wait(Duration time) {
    now.updateAndGet(instant -> instant.plus(time));
  }

  @Test
  void twoSecondsWorthMayComeAtOnce() {
    assertThat(admitted("a", 50)).isEqualTo(20);
  }

  @Test
  void whatWasUsedComesBackWithTime() {
    admitted("a", 50);
    wait(Duration.ofMillis(500));
    assertThat(admitted("a", 50)).isEqualTo(5);
    wait(Duration.ofHours(1));
    assertThat(admitted("a", 50)).isEqualTo(20);
  }

  @Test
  void oneKeyDoesNotSpendWhatIsAnothers() {
    admitted("a", 50);
    assertThat(limits.admits("b")).isTrue();
  }

  @Test
  void whoeverLeftIsForgotten() {
    IntStream.range(0, 10_000).forEach(i -> limits.admits("address " + i));
    wait(Duration.ofSeconds(3));
    limits.admits("one more");
    assertThat(limits.remembered()).isEqualTo(1);
  }

  @Test
  void aClockThatGoesBackGivesNothing() {
    admitted("a", 50);
    wait(Duration.ofHours(-1));
    assertThat(limits.admits("a")).isFalse();
  }
}
