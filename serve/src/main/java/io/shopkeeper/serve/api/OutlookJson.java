package io.shopkeeper.serve.api;

import io.shopkeeper.evaluation.Calibration;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.profile.explain.SmallestChange;
import io.shopkeeper.profile.foresight.Outlook;
import io.shopkeeper.profile.foresight.Trial;
import io.shopkeeper.profile.lifetime.LifetimeDraws;
import io.shopkeeper.profile.lifetime.LifetimeReasons;
import io.shopkeeper.serve.figures.Customers.Foreseen;
import java.math.BigDecimal;
import java.util.Currency;
import tools.jackson.core.JsonGenerator;

/// What is foreseen of a customer, as JSON.
record OutlookJson(Currency currency) {
  private static final double DECIMALS = 1e6;

  void write(JsonGenerator json, Foreseen foreseen) {
    Outlook outlook = foreseen.outlook();
    json.writeObjectPropertyStart("outlook");
    json.writeStringProperty("asOf", foreseen.asOf().toString());
    json.writeNumberProperty("daysAhead", outlook.ahead());
    json.writeNumberProperty("ordersAgain", rounded(outlook.again()));
    json.writeNumberProperty("ordersAgainOfNobodyKnown", rounded(outlook.base()));
    if (outlook.alive() != null) {
      json.writeNumberProperty("stillCustomer", rounded(outlook.alive()));
    }
    LifetimeDraws.Outlook orders = outlook.orders();
    if (orders != null) {
      interval(json, "orders", orders.orders(), false);
      Interval worth = orders.worth();
      if (worth != null) {
        interval(json, "value", worth, true);
      }
    }
    if (outlook.because() != null) {
      because(json, outlook.because());
    }
    json.writeArrayPropertyStart("reasons");
    for (Outlook.Reason reason : outlook.reasons()) {
      json.writeStartObject();
      json.writeStringProperty("feature", reason.feature());
      json.writeStringProperty("value", reason.value());
      json.writeNumberProperty("logOdds", rounded(reason.logOdds()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("alike");
    for (Outlook.Alike alike : outlook.alike()) {
      json.writeStartObject();
      json.writeStringProperty("customer", alike.customer());
      json.writeNumberProperty("distance", rounded(alike.distance()));
      json.writeNumberProperty("ordersAgain", rounded(alike.again()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("smallestChange");
    for (SmallestChange.Change change : outlook.change()) {
      json.writeStartObject();
      json.writeStringProperty("feature", change.feature());
      json.writeStringProperty("from", change.from());
      json.writeStringProperty("to", change.to());
      json.writeEndObject();
    }
    json.writeEndArray();
    model(json, foreseen);
    json.writeEndObject();
  }

  private void because(JsonGenerator json, LifetimeReasons because) {
    json.writeObjectPropertyStart("because");
    json.writeNumberProperty("repeats", because.history().repeats());
    number(json, "weeksKnown", because.history().age(), false);
    number(json, "weeksToLastOrder", because.history().lastRepeat(), false);
    number(json, "stillCustomer", because.alive(), false);
    number(json, "ordersIfStill", because.ordersIfStill(), false);
    number(json, "ordersOfNew", because.ordersOfNew(), false);
    if (!Double.isNaN(because.amount())) {
      number(json, "amount", because.amount(), true);
      number(json, "amountOfAll", because.amountOfAll(), true);
    }
    json.writeEndObject();
  }

  private void model(JsonGenerator json, Foreseen foreseen) {
    Trial trial = foreseen.trained().model().trial();
    json.writeObjectPropertyStart("model");
    json.writeStringProperty("version", foreseen.trained().version());
    json.writeStringProperty("kind", foreseen.trained().model().again().kind().label());
    json.writeStringProperty("trainedAt", foreseen.trained().provenance().trainedAt().toString());
    json.writeNumberProperty("judgedBy", trial.customers());
    interval(json, "auc", trial.area(), false);
    interval(json, "calibrationError", trial.error(), false);
    json.writeArrayPropertyStart("calibration");
    for (Calibration.Bin bin : trial.calibration().bins()) {
      json.writeStartObject();
      json.writeNumberProperty("customers", bin.count());
      json.writeNumberProperty("foretold", rounded(bin.meanProbability()));
      json.writeNumberProperty("happened", rounded(bin.observed()));
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  private void interval(JsonGenerator json, String name, Interval interval, boolean minor) {
    json.writeObjectPropertyStart(name);
    number(json, "low", interval.low(), minor);
    number(json, "estimate", interval.estimate(), minor);
    number(json, "high", interval.high(), minor);
    json.writeNumberProperty("level", interval.level());
    json.writeEndObject();
  }

  private void number(JsonGenerator json, String name, double value, boolean minor) {
    if (minor) {
      json.writeNumberProperty(
          name,
          BigDecimal.valueOf(Math.round(value), Math.max(0, currency.getDefaultFractionDigits())));
    } else {
      json.writeNumberProperty(name, rounded(value));
    }
  }

  private static double rounded(double value) {
    return Math.round(value * DECIMALS) / DECIMALS;
  }
}
