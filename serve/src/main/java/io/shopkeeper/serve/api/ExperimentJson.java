package io.shopkeeper.serve.api;

import io.shopkeeper.domain.Money;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.experiment.assignment.Allocation;
import io.shopkeeper.experiment.assignment.Allocation.Arm;
import io.shopkeeper.experiment.assignment.Targets;
import io.shopkeeper.experiment.shop.ArmStop;
import io.shopkeeper.experiment.shop.Earnings;
import io.shopkeeper.experiment.shop.Experiment;
import io.shopkeeper.experiment.shop.ExperimentResults;
import io.shopkeeper.experiment.shop.ExperimentResults.ArmResult;
import io.shopkeeper.experiment.shop.ExperimentResults.DayResult;
import io.shopkeeper.experiment.shop.ExperimentResults.Difference;
import io.shopkeeper.experiment.shop.ExperimentResults.Doubts;
import io.shopkeeper.experiment.shop.ExperimentResults.SegmentResult;
import io.shopkeeper.experiment.shop.Experiments;
import io.shopkeeper.experiment.shop.Guardrail;
import io.shopkeeper.experiment.shop.Measured;
import io.shopkeeper.experiment.shop.Metric;
import io.shopkeeper.experiment.shop.ResultTexts;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import tools.jackson.core.JsonGenerator;

/// Experiments and their results as JSON.
final class ExperimentJson {
  private ExperimentJson() {}

  static void fields(JsonGenerator json, Experiment experiment) {
    Allocation allocation = experiment.allocation();
    json.writeStringProperty("id", experiment.id());
    json.writeStringProperty("name", experiment.name());
    json.writeStringProperty("state", experiment.state().wireName());
    json.writeArrayPropertyStart("arms");
    allocation.arms().stream().map(Arm::name).forEach(json::writeString);
    json.writeEndArray();
    json.writeArrayPropertyStart("shares");
    allocation.arms().forEach(arm -> json.writeNumber(arm.weight()));
    json.writeEndArray();
    json.writeStringProperty("salt", allocation.key());
    json.writeStringProperty("layer", allocation.layer());
    json.writeNumberProperty("from", allocation.from());
    json.writeNumberProperty("to", allocation.to());
    json.writeStringProperty("metric", experiment.metric().wireName());
    json.writeNumberProperty("planned", experiment.plan().plannedUnits());
    texts(
        json, "guardrails", experiment.plan().guardrails().stream().map(Guardrail::text).toList());
    texts(json, "ramp", experiment.plan().ramp().texts());
    texts(json, "targets", Targets.texts(allocation.targets()));
    json.writeStringProperty("createdAt", experiment.createdAt().toString());
    if (experiment.startedAt() != null) {
      json.writeStringProperty("startedAt", experiment.startedAt().toString());
    }
    if (experiment.stoppedAt() != null) {
      json.writeStringProperty("stoppedAt", experiment.stoppedAt().toString());
    }
    json.writeArrayPropertyStart("stops");
    for (ArmStop stop : experiment.stops()) {
      json.writeStartObject();
      json.writeStringProperty("arm", stop.arm());
      json.writeStringProperty("guardrail", stop.guardrail().text());
      json.writeNumberProperty("shown", stop.shown());
      json.writeStringProperty("at", stop.at().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  static void write(
      JsonGenerator json,
      ExperimentResults results,
      ResultTexts texts,
      List<Experiments.Act> acts,
      Currency currency) {
    // What one minor unit is in major ones.
    double major = new Money(1, currency).major().doubleValue();
    json.writeStartObject();
    json.writeObjectPropertyStart("experiment");
    fields(json, results.experiment());
    json.writeEndObject();
    json.writeStringProperty("verdict", texts.verdict(results));
    texts(json, "warnings", texts.warnings(results));
    texts
        .adjustment(results)
        .ifPresent(sentence -> json.writeStringProperty("adjustment", sentence));
    json.writeStringProperty("currency", currency.getCurrencyCode());
    Doubts doubts = results.doubts();
    json.writeNumberProperty("crossed", doubts.crossed());
    json.writeNumberProperty("robots", doubts.robots());
    json.writeNumberProperty("strangers", doubts.strangers());
    json.writeNumberProperty("negative", doubts.negative());
    json.writeNumberProperty("early", doubts.early());
    json.writeNumberProperty("sampleRatioP", doubts.sampleRatio());
    json.writeNumberProperty("driftP", doubts.drift());
    json.writeArrayPropertyStart("arms");
    for (ArmResult arm : results.arms()) {
      json.writeStartObject();
      json.writeStringProperty("name", arm.name());
      json.writeNumberProperty("share", arm.share());
      json.writeNumberProperty("units", arm.units());
      json.writeNumberProperty("bought", arm.bought());
      if (arm.units() > 0) {
        json.writeNumberProperty("conversion", arm.measured(Metric.CONVERSION).sample().value());
        json.writeNumberProperty(
            "revenuePerUnit", arm.measured(Metric.REVENUE).sample().value() * major);
      }
      json.writeArrayPropertyStart("metrics");
      for (Metric metric : results.metrics()) {
        json.writeStartObject();
        json.writeStringProperty("metric", metric.wireName());
        Measured measured = arm.measured(metric);
        json.writeNumberProperty("units", measured.units());
        double value = measured.sample().value();
        if (!Double.isNaN(value)) {
          json.writeNumberProperty("value", metric.money() ? value * major : value);
        }
        json.writeEndObject();
      }
      json.writeEndArray();
      json.writeEndObject();
    }
    json.writeEndArray();
    differences(json, results.differences(), major);
    json.writeArrayPropertyStart("days");
    for (DayResult day : results.days()) {
      json.writeStartObject();
      json.writeStringProperty("day", day.day().toString());
      json.writeNumberProperty("units", day.units());
      differences(json, day.differences(), major);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("segments");
    for (SegmentResult segment : results.segments()) {
      json.writeStartObject();
      json.writeStringProperty("name", segment.name());
      json.writeNumberProperty("units", segment.units());
      differences(json, segment.differences(), major);
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeArrayPropertyStart("acts");
    for (Experiments.Act act : acts) {
      json.writeStartObject();
      json.writeStringProperty("what", act.what());
      json.writeStringProperty("who", act.who());
      if (!act.note().isEmpty()) {
        json.writeStringProperty("note", act.note());
      }
      json.writeStringProperty("at", act.at().toString());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }

  static void write(JsonGenerator json, Earnings earnings, ResultTexts texts, Currency currency) {
    double major = new Money(1, currency).major().doubleValue();
    json.writeStartObject();
    json.writeNumberProperty("share", earnings.holdout().share());
    json.writeStringProperty("since", earnings.holdout().since().toString());
    json.writeNumberProperty("heldOut", earnings.heldOut());
    json.writeNumberProperty("shown", earnings.shown());
    earnings
        .earned()
        .ifPresent(earned -> {
          json.writeNumberProperty("earned", earned.estimate() * major);
          interval(json, "alwaysValid", earned, major);
        });
    json.writeName("results");
    write(json, earnings.results(), texts, List.of(), currency);
    json.writeEndObject();
  }

  private static void differences(JsonGenerator json, List<Difference> all, double major) {
    json.writeArrayPropertyStart("differences");
    for (Difference difference : all) {
      json.writeStartObject();
      difference(json, difference, difference.metric().money() ? major : 1);
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void difference(JsonGenerator json, Difference difference, double scale) {
    json.writeStringProperty("arm", difference.arm());
    json.writeStringProperty("metric", difference.metric().wireName());
    switch (difference) {
      case Difference.Untold untold ->
          json.writeStringProperty("untold", untold.reason().name().toLowerCase(Locale.ROOT));
      case Difference.Told told -> {
        json.writeNumberProperty("estimate", told.fixed().estimate() * scale);
        interval(json, "fixed", told.fixed(), scale);
        json.writeNumberProperty("p", told.pValue());
        interval(json, "alwaysValid", told.alwaysValid(), scale);
        json.writeNumberProperty("varianceLeft", told.varianceLeft());
        json.writeBooleanProperty("sure", told.sure());
      }
    }
  }

  private static void interval(JsonGenerator json, String name, Interval interval, double scale) {
    json.writeArrayPropertyStart(name);
    json.writeNumber(interval.low() * scale);
    json.writeNumber(interval.high() * scale);
    json.writeEndArray();
  }
}
