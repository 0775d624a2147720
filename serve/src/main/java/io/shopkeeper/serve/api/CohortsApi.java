package io.shopkeeper.serve.api;

import io.shopkeeper.domain.Shop;
import io.shopkeeper.profile.cohort.Cohort;
import io.shopkeeper.profile.cohort.CohortPeriod;
import io.shopkeeper.profile.cohort.Cohorts;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Customers by when they first ordered: who orders again, and what they bring.
public final class CohortsApi {
  private static final double DECIMALS = 1e4;

  private final Shop shop;
  private final Facts facts;
  private final InstantSource clock;

  public CohortsApi(Shop shop, Facts facts, InstantSource clock) {
    this.shop = shop;
    this.facts = facts;
    this.clock = clock;
  }

  /// What a page shows too.
  public Cohorts read(Request request) {
    Instant now = clock.instant();
    try {
      CohortPeriod period = CohortPeriod.of(request.queried("by").orElse("month"));
      return Cohorts.read(facts, period, now, shop.day(now));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()), "Give by=week or by=month.")
          .asException();
    }
  }

  public Answer show(Request request) {
    Cohorts cohorts = read(request);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeStringProperty("by", cohorts.period().wireName());
          json.writeStringProperty("currency", shop.currency().getCurrencyCode());
          json.writeArrayPropertyStart("cohorts");
          cohorts.cohorts().forEach(cohort -> write(json, cohort));
          json.writeEndArray();
          means(json, "retention", cohorts.retention(), false);
          means(json, "value", cohorts.values(), true);
          json.writeEndObject();
        }));
  }

  private void write(JsonGenerator json, Cohort cohort) {
    json.writeStartObject();
    json.writeStringProperty("start", cohort.start().toString());
    json.writeNumberProperty("customers", cohort.customers());
    json.writeBooleanProperty("small", cohort.small());
    if (!cohort.small()) {
      json.writeArrayPropertyStart("periods");
      for (int age = 0; age < cohort.steps().size(); age++) {
        json.writeStartObject();
        json.writeNumberProperty("age", age);
        json.writeNumberProperty("retained", rounded(cohort.retained(age)));
        json.writeNumberProperty("value", major(cohort.value(age)));
        json.writeBooleanProperty("complete", cohort.steps().get(age).complete());
        json.writeEndObject();
      }
      json.writeEndArray();
    }
    json.writeEndObject();
  }

  private void means(JsonGenerator json, String name, List<Cohorts.Mean> means, boolean money) {
    json.writeArrayPropertyStart(name);
    for (Cohorts.Mean mean : means) {
      json.writeStartObject();
      json.writeNumberProperty("age", mean.age());
      json.writeNumberProperty("cohorts", mean.cohorts());
      json.writeNumberProperty("customers", mean.customers());
      if (money) {
        json.writeNumberProperty("mean", major(mean.value()));
      } else {
        json.writeNumberProperty("mean", rounded(mean.value()));
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  /// A line for each cohort and period; of cohorts that are too small only how many.
  public Answer file(Request request) {
    Cohorts cohorts = read(request);
    var csv = new StringBuilder("start,customers,age,retained,value,currency,complete\n");
    for (Cohort cohort : cohorts.cohorts()) {
      if (cohort.small()) {
        csv.append("%s,%d,,,,,\n".formatted(cohort.start(), cohort.customers()));
        continue;
      }
      for (int age = 0; age < cohort.steps().size(); age++) {
        csv.append(
            String.format(
                Locale.ROOT,
                "%s,%d,%d,%.4f,%s,%s,%s\n",
                cohort.start(),
                cohort.customers(),
                age,
                cohort.retained(age),
                major(cohort.value(age)).toPlainString(),
                shop.currency().getCurrencyCode(),
                cohort.steps().get(age).complete()));
      }
    }
    byte[] bytes = csv.toString().getBytes(StandardCharsets.UTF_8);
    return Answer.download(
        "text/csv; charset=utf-8",
        "cohorts-by-%s.csv".formatted(cohorts.period().wireName()),
        out -> out.write(bytes));
  }

  private BigDecimal major(double minor) {
    return BigDecimal.valueOf(
        Math.round(minor), Math.max(0, shop.currency().getDefaultFractionDigits()));
  }

  private static double rounded(double share) {
    return Math.round(share * DECIMALS) / DECIMALS;
  }
}
