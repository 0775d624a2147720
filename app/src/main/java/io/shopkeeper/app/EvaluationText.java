package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.evaluation.ProtocolResult;

/// The findings of a protocol, for a person and for a program.
final class EvaluationText {
  private EvaluationText() {}

  static void print(ProtocolResult result, Cost cost, Terminal terminal) {
    if (terminal.json()) {
      printJson(result, cost, terminal);
      return;
    }
    terminal.answer("%s: %s (%s)".formatted(result.protocol(), result.model(), result.settings()));
    if (result.dropped() > 0) {
      terminal.answer(
          "  %,d records were dropped from train, since test has them".formatted(result.dropped()));
    }
    result
        .omitted()
        .forEach((model, why) -> terminal.answer("  %s was not tried: %s".formatted(model, why)));
    result
        .metrics()
        .metrics()
        .forEach((name, value) ->
            terminal.answer(
                "  %-14s %.4f   [%.4f, %.4f]"
                    .formatted(name, value.estimate(), value.low(), value.high())));
    if (result.metrics().metrics().isEmpty()) {
      terminal.answer("  no labels were given: predictions only");
    }
    terminal.answer(
        "  %.1f CPU-s to fit%s, %.1f in all; %.1f s; %,.0f %s/s%s"
            .formatted(
                cost.fitCpuSeconds(),
                cost.trainingCpuSeconds().isPresent()
                    ? " (%.1f to train what was chosen)"
                        .formatted(cost.trainingCpuSeconds().getAsDouble())
                    : "",
                cost.totalCpuSeconds(),
                cost.wallSeconds(),
                cost.listsPerSecond(),
                result.unit(),
                cost.peakResidentMebibytes().isPresent()
                    ? "; %,d MiB at most".formatted(cost.peakResidentMebibytes().getAsLong())
                    : ""));
  }

  private static void printJson(ProtocolResult result, Cost cost, Terminal terminal) {
    terminal.answer(json -> {
      json.writeStartObject();
      json.writeStringProperty("protocol", result.protocol());
      json.writeStringProperty("model", result.model());
      json.writeStringProperty("settings", result.settings());
      json.writeObjectPropertyStart("metrics");
      result
          .metrics()
          .metrics()
          .forEach((name, value) -> json.writeNumberProperty(name, value.estimate()));
      json.writeEndObject();
      json.writeObjectPropertyStart("intervals");
      result
          .metrics()
          .metrics()
          .forEach((name, value) -> {
            json.writeArrayPropertyStart(name);
            json.writeNumber(value.low());
            json.writeNumber(value.high());
            json.writeEndArray();
          });
      json.writeEndObject();
      json.writeNumberProperty("dropped", result.dropped());
      json.writeObjectPropertyStart("omitted");
      result.omitted().forEach(json::writeStringProperty);
      json.writeEndObject();
      json.writeObjectPropertyStart("cpuSeconds");
      json.writeNumberProperty("fit", cost.fitCpuSeconds());
      cost.trainingCpuSeconds().ifPresent(seconds -> json.writeNumberProperty("train", seconds));
      json.writeNumberProperty("total", cost.totalCpuSeconds());
      json.writeEndObject();
      json.writeNumberProperty("wallSeconds", cost.wallSeconds());
      cost.peakResidentMebibytes().ifPresent(peak -> json.writeNumberProperty("peakRssMiB", peak));
      json.writeObjectPropertyStart("rate");
      json.writeStringProperty("unit", result.unit() + "/s");
      json.writeNumberProperty("value", cost.listsPerSecond());
      json.writeEndObject();
      json.writeEndObject();
    });
  }
}
