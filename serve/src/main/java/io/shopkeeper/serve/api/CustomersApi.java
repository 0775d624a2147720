package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.profile.customer.CustomerProfile;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import io.shopkeeper.profile.segment.Population;
import io.shopkeeper.serve.figures.Customers;
import io.shopkeeper.serve.figures.Lineage;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import tools.jackson.core.JsonGenerator;

/// Who a customer is.
public final class CustomersApi {
  private static final int DECIMALS = 1_000_000;

  private final Customers customers;
  private final Currency currency;

  /// @param currency of the shop
  public CustomersApi(Customers customers, Currency currency) {
    this.customers = customers;
    this.currency = currency;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/customers", READ, this::export),
        Route.api("GET", "/api/v1/customers/{id}", READ, this::show));
  }

  /// Everyone who may be told of, with their figures as last counted.
  public Answer export(Request request) {
    Population population = customers.saved().population();
    Set<String> refused = customers.refused();
    return new SegmentFile(
            population.customers().stream().filter(one -> !refused.contains(one)).toList(),
            population,
            customers.exports())
        .answer(request, "customers");
  }

  public Answer show(Request request) {
    CustomerId id = Ids.parse(request.path("id"), CustomerId::new);
    CustomerProfile profile =
        customers
            .profile(id)
            .orElseThrow(() ->
                Problem.notFound(
                        "nothing is known of customer '%s'".formatted(id),
                        "Check the id; it is known once an event or a file names it.")
                    .asException());
    return Answer.json(Json.write(json -> write(json, profile, customers.foreseen(profile))));
  }

  private void write(
      JsonGenerator json, CustomerProfile profile, Optional<Customers.Foreseen> foreseen) {
    CustomerStatistics figures = profile.statistics();
    json.writeStartObject();
    json.writeStringProperty("customer", profile.customer());
    json.writeStringProperty("countedAs", profile.countedAs());
    writeGiven(json, profile.given());
    json.writeStringProperty(
        "personalisation", profile.personalisationRefused() ? "refused" : "not_refused");
    profile
        .inferred()
        .ifPresent(known ->
            json.writeStringProperty("stage", known.stage().name().toLowerCase(Locale.ROOT)));
    json.writeStringProperty("currency", currency.getCurrencyCode());
    json.writeObjectPropertyStart("figures");
    json.writeNumberProperty("sessions", figures.sessions());
    json.writeNumberProperty("orders", figures.orders());
    json.writeNumberProperty("units", figures.unitsBought());
    amount(json, "money", figures.money());
    amount(json, "meanOrder", figures.meanOrder());
    number(json, "daysSinceFirst", figures.daysSinceFirst());
    number(json, "daysSinceLast", figures.daysSinceLast());
    number(json, "daysSinceOrder", figures.daysSinceOrder());
    profile.inferred().ifPresent(known -> writeInferred(json, known));
    json.writeEndObject();
    json.writeObjectPropertyStart("deeds");
    new TreeMap<>(figures.deeds()).forEach(json::writeNumberProperty);
    json.writeEndObject();
    json.writeObjectPropertyStart("channels");
    new TreeMap<>(figures.channels()).forEach((name, share) -> number(json, name, share));
    json.writeEndObject();
    json.writeArrayPropertyStart("hours");
    figures.hours().forEach(json::writeNumber);
    json.writeEndArray();
    profile.inferred().ifPresent(known -> writePreferences(json, known));
    foreseen.ifPresent(known -> new OutlookJson(currency).write(json, known));
    writeLineage(json, Lineage.of(profile.countedAs()));
    json.writeEndObject();
  }

  private static void writeInferred(JsonGenerator json, CustomerStatistics figures) {
    number(json, "daysBetweenOrders", figures.daysBetweenOrders());
    number(json, "spendingLevel", figures.spendingLevel());
    number(json, "priceSensitivity", figures.priceSensitivity());
    number(json, "discountAffinity", figures.discountAffinity());
    number(json, "returnShare", figures.returnShare());
  }

  private static void writePreferences(JsonGenerator json, CustomerStatistics figures) {
    preferences(json, "categories", figures.categories());
    preferences(json, "brands", figures.brands());
    json.writeArrayPropertyStart("priceBands");
    figures.priceBands().forEach(share -> json.writeNumber(rounded(share)));
    json.writeEndArray();
    preferences(json, "themes", figures.themes());
    json.writeArrayPropertyStart("categoryPriceBands");
    for (CustomerStatistics.Crossed one : figures.crossed()) {
      json.writeStartObject();
      json.writeStringProperty("name", one.category());
      json.writeArrayPropertyStart("shares");
      one.bands().forEach(share -> json.writeNumber(rounded(share)));
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void writeGiven(JsonGenerator json, CustomerProfile.Given given) {
    json.writeObjectPropertyStart("given");
    if (given.age() != null) {
      json.writeNumberProperty("age", given.age());
    }
    if (given.gender() != null) {
      json.writeStringProperty("gender", given.gender());
    }
    if (given.incomeMinor() != null && given.incomeCurrency() != null) {
      Currency currency = Currency.getInstance(given.incomeCurrency());
      json.writeNumberProperty(
          "income",
          BigDecimal.valueOf(
              given.incomeMinor(), Math.max(0, currency.getDefaultFractionDigits())));
      json.writeStringProperty("incomeCurrency", given.incomeCurrency());
    }
    json.writeEndObject();
  }

  private static void writeLineage(JsonGenerator json, Lineage lineage) {
    json.writeObjectPropertyStart("lineage");
    json.writeStringProperty("events", lineage.events());
    json.writeStringProperty("orders", lineage.orders());
    json.writeStringProperty("returns", lineage.returns());
    json.writeStringProperty("reviews", lineage.reviews());
    json.writeEndObject();
  }

  private void amount(JsonGenerator json, String name, double minor) {
    if (!Double.isNaN(minor)) {
      int digits = Math.max(0, currency.getDefaultFractionDigits());
      json.writeNumberProperty(name, BigDecimal.valueOf(Math.round(minor), digits));
    }
  }

  /// What is not known is left out.
  private static void number(JsonGenerator json, String name, double value) {
    if (Double.isFinite(value)) {
      json.writeNumberProperty(name, rounded(value));
    }
  }

  private static double rounded(double value) {
    return (double) Math.round(value * DECIMALS) / DECIMALS;
  }

  private static void preferences(JsonGenerator json, String name, List<Preference> preferences) {
    json.writeArrayPropertyStart(name);
    for (Preference preference : preferences) {
      json.writeStartObject();
      json.writeStringProperty("name", preference.name());
      json.writeNumberProperty("share", rounded(preference.share()));
      json.writeEndObject();
    }
    json.writeEndArray();
  }
}
