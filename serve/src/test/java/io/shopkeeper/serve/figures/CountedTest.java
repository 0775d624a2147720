package io.shopkeeper.serve.figures;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class CountedTest {
  private final AtomicLong events = new AtomicLong(3);
  private final AtomicLong counts = new AtomicLong();
  private final AtomicReference<Instant> now =
      new AtomicReference<>(Instant.parse("2026-11-30T07:00:00Z"));
  private final Counted<String, Long> counted =
      Counted.anew(events::get, now::get, _ -> counts.incrementAndGet());

  @Test
  void whatDidNotChangeIsNotCountedAgain() {
    assertThat(counted.of("a")).isEqualTo(1);
    assertThat(counted.of("a")).isEqualTo(1);
    assertThat(counted.of("b")).isEqualTo(2);
  }

  @Test
  void anEventIsSeenAtOnceAndWhatChangesWithoutOneAfterAMinute() {
    assertThat(counted.of("a")).isEqualTo(1);
    events.incrementAndGet();
    assertThat(counted.of("a")).isEqualTo(2);
    now.updateAndGet(time -> time.plusSeconds(61));
    assertThat(counted.of("a")).isEqualTo(3);
  }
}
