package io.shopkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import java.time.Instant;
import java.util.Locale;
import java.util.function.BiPredicate;
import org.junit.jupiter.api.Test;

class AdVisitorsTest {
  private static final SimulationSettings SETTINGS =
      SimulationSettings.demo(Locale.CHINA, Instant.parse("2026-11-29T12:00:00Z"))
          .sized(300, 200, 10);

  private static AdVisitors visitors() {
    return new AdVisitors(SETTINGS, new Seed(1), new Seed(2));
  }

  @Test
  void whoIsShownWhatTheyLikeFollowsItMoreOften() {
    AdVisitors visitors = visitors();
    long liked = count(visitors, (v, one) -> v.clicks(one, one.department()));
    long other = count(visitors, (v, one) -> v.clicks(one, "none"));
    assertThat(liked).isBetween(700L, 1_100L);
    assertThat(other).isBetween(200L, 420L);
  }

  private static long count(
      AdVisitors visitors, BiPredicate<AdVisitors, AdVisitors.AdVisitor> does) {
    long count = 0;
    for (int i = 0; i < 10_000; i++) {
      count += does.test(visitors, visitors.next()) ? 1 : 0;
    }
    return count;
  }

  @Test
  void theSameSeedBringsTheSameVisitors() {
    assertThat(visitors().next()).isEqualTo(visitors().next());
  }
}
