package io.shopkeeper.ingest.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.ingest.quality.Days.Day;
import io.shopkeeper.ingest.quality.Days.Kind;
import io.shopkeeper.ingest.quality.Days.Run;
import io.shopkeeper.ingest.quality.UnusualDays.Sold;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class UnusualDaysTest {
  private static final LocalDate MONDAY = LocalDate.of(2025, 1, 6);

  @Test
  void spikesAndDipsStandOutOfTheirWeekday() {
    Map<LocalDate, Sold> sold = series(1, 40);
    sold.put(MONDAY.plusDays(100), new Sold(200, 0));
    sold.put(MONDAY.plusDays(150), new Sold(2, 0));

    Days days = UnusualDays.find(sold);

    assertThat(days.of(Kind.SPIKE)).extracting(Day::date).containsExactly(MONDAY.plusDays(100));
    assertThat(days.of(Kind.DIP)).extracting(Day::date).containsExactly(MONDAY.plusDays(150));
  }

  @Test
  void aWeekWithoutOrdersIsOneGapAcrossTheClosedDay() {
    Map<LocalDate, Sold> sold = series(2, 40);
    for (int day = 0; day < 280; day++) {
      if (MONDAY.plusDays(day).getDayOfWeek() == DayOfWeek.SATURDAY || day >= 102 && day < 112) {
        sold.remove(MONDAY.plusDays(day));
      }
    }

    Days days = UnusualDays.find(sold);

    assertThat(days.closed()).containsExactly(DayOfWeek.SATURDAY);
    assertThat(days.missing())
        .containsExactly(new Run(MONDAY.plusDays(102), MONDAY.plusDays(111), 8));
  }

  @Test
  void chanceAloneIsHardlyEverUnusual() {
    int unusual = 0;
    for (int seed = 0; seed < 100; seed++) {
      Days days = UnusualDays.find(series(seed, 25));
      assertThat(days.days()).hasSize(280);
      unusual += days.days().stream().anyMatch(day -> day.kind() != Kind.USUAL) ? 1 : 0;
    }
    assertThat(unusual).isLessThanOrEqualTo(4);
  }

  @Test
  void aShopOfFewOrdersMissesNoDay() {
    Map<LocalDate, Sold> sold = new HashMap<>();
    for (int day = 0; day < 200; day += 3) {
      sold.put(MONDAY.plusDays(day), new Sold(1, 0));
    }

    Days days = UnusualDays.find(sold);

    assertThat(days.closed()).isEmpty();
    assertThat(days.missing()).isEmpty();
  }

  @Test
  void noOrdersAreNoDays() {
    assertThat(UnusualDays.find(Map.of()).days()).isEmpty();
  }

  /// Forty weeks of orders, by chance around a mean that is larger at the end of the week.
  private static Map<LocalDate, Sold> series(long seed, int mean) {
    var random = new SplittableRandom(seed);
    Map<LocalDate, Sold> sold = new HashMap<>();
    for (int day = 0; day < 280; day++) {
      long orders = 0;
      for (int i = 0; i < 10 * (mean + day % 7 * 3); i++) {
        orders += random.nextInt(10) == 0 ? 1 : 0;
      }
      sold.put(MONDAY.plusDays(day), new Sold(orders, 0));
    }
    return sold;
  }
}
