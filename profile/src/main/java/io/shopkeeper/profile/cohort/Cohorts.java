package io.shopkeeper.profile.cohort;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleBiFunction;

/// All cohorts of a shop, the earliest first, in the shop's time zone and currency; merged
/// customers are one, and orders of nobody known are left out. One question to the store, O(order
/// lines).
public record Cohorts(CohortPeriod period, List<Cohort> cohorts) {

  /// A mean over cohorts of a period of theirs.
  ///
  /// @param age periods since the first
  /// @param cohorts whose period is over and who are not too few
  /// @param customers of these
  public record Mean(int age, int cohorts, int customers, double value) {}

  private record Row(LocalDate start, int age, int ordered, double money) {}

  public Cohorts {
    cohorts = List.copyOf(cohorts);
  }

  /// @param until later events are not counted: clocks may be wrong
  /// @param today the shop's day then
  public static Cohorts read(Facts facts, CohortPeriod period, Instant until, LocalDate today) {
    List<Row> rows =
        facts.list(
            Query.of(Cohorts.class, "cohorts.sql", period.wireName(), until),
            row ->
                new Row(
                    LocalDate.parse(row.text(0)),
                    (int) row.integer(1),
                    (int) row.integer(2),
                    row.number(3)));
    Map<LocalDate, List<Row>> byStart = new TreeMap<>();
    rows.forEach(row -> byStart.computeIfAbsent(row.start, _ -> new ArrayList<>()).add(row));
    List<Cohort> cohorts = new ArrayList<>();
    byStart.forEach((start, own) -> cohorts.add(cohort(period, start, own, today)));
    return new Cohorts(period, cohorts);
  }

  private static Cohort cohort(
      CohortPeriod period, LocalDate start, List<Row> rows, LocalDate today) {
    Map<Integer, Row> byAge = new TreeMap<>();
    rows.forEach(row -> byAge.put(row.age, row));
    List<Cohort.Step> steps = new ArrayList<>();
    for (int age = 0; !period.later(start, age).isAfter(today); age++) {
      Row row = byAge.getOrDefault(age, new Row(start, age, 0, 0));
      boolean complete = !period.later(start, age + 1).isAfter(today);
      steps.add(new Cohort.Step(row.ordered, row.money, complete));
    }
    // In the first period every customer of a cohort ordered.
    return new Cohort(start, steps.getFirst().ordered(), steps);
  }

  /// The share that ordered again by the periods since the first, over all customers whose period
  /// is over.
  public List<Mean> retention() {
    return means(Cohort::retained);
  }

  /// What a customer brought up to then, likewise; in minor units.
  public List<Mean> values() {
    return means(Cohort::value);
  }

  private List<Mean> means(ToDoubleBiFunction<Cohort, Integer> figure) {
    List<Mean> means = new ArrayList<>();
    int oldest = cohorts.stream().mapToInt(cohort -> cohort.steps().size()).max().orElse(0);
    for (int age = 0; age < oldest; age++) {
      int at = age;
      List<Cohort> counted =
          cohorts.stream()
              .filter(one -> !one.small())
              .filter(one -> at < one.steps().size() && one.steps().get(at).complete())
              .toList();
      int customers = counted.stream().mapToInt(Cohort::customers).sum();
      double sum =
          counted.stream()
              .mapToDouble(one -> figure.applyAsDouble(one, at) * one.customers())
              .sum();
      if (customers > 0) {
        means.add(new Mean(age, counted.size(), customers, sum / customers));
      }
    }
    return means;
  }
}
