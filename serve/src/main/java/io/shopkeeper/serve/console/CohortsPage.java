package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.profile.cohort.Cohort;
import io.shopkeeper.profile.cohort.CohortPeriod;
import io.shopkeeper.profile.cohort.Cohorts;
import io.shopkeeper.serve.api.CohortsApi;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// Customers by when they first ordered, as two curves and a table of shares.
public final class CohortsPage {
  private static final int SHADES = 5;
  private static final int AGES = 13;
  private static final int ROWS = 26;

  private final Templates templates;
  private final Shop shop;
  private final CohortsApi cohorts;

  CohortsPage(Templates templates, Shop shop, CohortsApi cohorts) {
    this.templates = templates;
    this.shop = shop;
    this.cohorts = cohorts;
  }

  /// One cohort.
  ///
  /// @param small of too few to be told of
  public record Row(String start, String customers, boolean small, List<Field> fields) {}

  /// @param shade from 0 to 5
  /// @param complete whether the period is over
  public record Field(String retained, String value, int shade, boolean complete) {}

  Answer show(Request request) {
    Cohorts read = cohorts.read(request);
    Texts t = templates.view(request).t();
    List<Row> rows = new ArrayList<>();
    List<Cohort> newest = read.cohorts().reversed();
    for (Cohort cohort : newest.subList(0, Math.min(ROWS, newest.size()))) {
      rows.add(row(t, cohort));
    }
    var values = new HashMap<String, Object>();
    values.put("weekly", read.period() == CohortPeriod.WEEK);
    values.put("rows", rows);
    values.put("ages", rows.stream().mapToInt(row -> row.fields().size()).max().orElse(0));
    values.put(
        "retention",
        Chart.ages(
            t,
            t.text("cohorts.retention"),
            t.text("cohorts.age"),
            read.retention(),
            1,
            "",
            mean -> t.percent(mean.value())));
    values.put(
        "value",
        Chart.ages(
            t,
            t.text("cohorts.value"),
            t.text("cohorts.age"),
            read.values(),
            Math.pow(10, -Math.max(0, shop.currency().getDefaultFractionDigits())),
            shop.currency().getCurrencyCode(),
            mean -> money(t, mean.value())));
    return templates.page(request, "cohorts", values);
  }

  private Row row(Texts t, Cohort cohort) {
    List<Field> fields = new ArrayList<>();
    for (int age = 0; !cohort.small() && age < Math.min(AGES, cohort.steps().size()); age++) {
      double retained = cohort.retained(age);
      fields.add(
          new Field(
              t.percent(retained),
              money(t, cohort.value(age)),
              age == 0 ? SHADES : (int) Math.min(SHADES, Math.ceil(2 * SHADES * retained)),
              cohort.steps().get(age).complete()));
    }
    return new Row(
        t.day(cohort.start()),
        cohort.small()
            ? t.text("cohorts.few", t.number(Cohort.SMALL))
            : t.number(cohort.customers()),
        cohort.small(),
        List.copyOf(fields));
  }

  private String money(Texts t, double minor) {
    return t.money(new Money(Math.round(minor), shop.currency()));
  }
}
