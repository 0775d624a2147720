package io.shopkeeper.simulation;

import io.shopkeeper.domain.Seed;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/// When what draws more: seasons of departments, days of the week, promotions.
final class Calendar {
  private static final int PROMOTION_EVERY = 18;
  private static final int SHORTEST = 4;
  private static final int DAYS_IN_YEAR = 365;
  private static final int DAYS_IN_MONTH = 30;
  private static final double BUSY = 1.25;
  private static final double QUIET = .9;

  /// How much more a promotion draws, for the share of the price that is off.
  private static final double DRAWS = 3;

  /// The sale of the whole shop.
  private static final MonthDay SALE_FROM = MonthDay.of(11, 21);

  private static final MonthDay SALE_TO = MonthDay.of(11, 30);
  private static final double SALE = .2;
  private static final double SALE_VISITS = 1.4;

  private record Season(int month, double strength) {}

  private final Map<String, Season> seasons = new HashMap<>();
  private final List<Promotion> promotions = new ArrayList<>();

  Calendar(SimulationSettings settings, List<Aisle> aisles, Seed seed) {
    TextTable.rows("seasons.tsv")
        .forEach(row ->
            seasons.put(
                row.get(0),
                new Season(Integer.parseInt(row.get(1)), Double.parseDouble(row.get(2)))));
    List<String> departments =
        aisles.stream().map(aisle -> aisle.department().english()).distinct().toList();
    RandomGenerator random = seed.generator("promotions");
    LocalDate last = settings.shop().day(settings.end());
    for (int ago = random.nextInt(PROMOTION_EVERY); ago < settings.days(); ago += PROMOTION_EVERY) {
      LocalDate from = last.minusDays(ago);
      promotions.add(
          new Promotion(
              departments.get(random.nextInt(departments.size())),
              from,
              from.plusDays(SHORTEST + random.nextInt(SHORTEST)),
              .1 + .05 * random.nextInt(5)));
    }
    int firstYear = last.minusDays(settings.days()).getYear();
    for (int year = firstYear; year <= last.getYear(); year++) {
      promotions.add(new Promotion("", SALE_FROM.atYear(year), SALE_TO.atYear(year), SALE));
    }
  }

  List<Promotion> promotions() {
    return promotions;
  }

  /// The share of the price that is off.
  double off(String department, LocalDate day) {
    double most = 0;
    for (Promotion promotion : promotions) {
      if (promotion.holds(department, day)) {
        most = Math.max(most, promotion.off());
      }
    }
    return most;
  }

  /// How much a department draws on a day, over a mean of about 1.
  double draws(String department, LocalDate day, double off) {
    Season season = seasons.getOrDefault(department, new Season(1, 0));
    double apart = day.getDayOfYear() - DAYS_IN_MONTH * (season.month() - .5);
    double seasonal = 1 + season.strength() * Math.cos(2 * Math.PI * apart / DAYS_IN_YEAR);
    return seasonal * (1 + DRAWS * off);
  }

  /// How many come on a day, over a mean of about 1.
  double visits(LocalDate day) {
    DayOfWeek weekday = day.getDayOfWeek();
    double week = weekday == DayOfWeek.SATURDAY || weekday == DayOfWeek.SUNDAY ? BUSY : QUIET;
    MonthDay date = MonthDay.from(day);
    boolean sale = !date.isBefore(SALE_FROM) && !date.isAfter(SALE_TO);
    return week * (sale ? SALE_VISITS : 1);
  }

  /// The largest of [#visits].
  static double mostVisits() {
    return BUSY * SALE_VISITS;
  }
}
