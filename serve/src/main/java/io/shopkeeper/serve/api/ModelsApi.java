package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.domain.Provenance;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.recommend.training.TrainingReport;
import io.shopkeeper.recommend.training.Trial;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.ModelFiles;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/// Tells which models there are, where they come from and how good they are, and lets one serve.
public final class ModelsApi {
  private final ModelFiles files;
  private final Supplier<Optional<ServingModel>> serving;
  private final Function<String, ServingModel> promote;

  /// @param promote as in [io.shopkeeper.serve.ShopServices]
  public ModelsApi(
      ModelFiles files,
      Supplier<Optional<ServingModel>> serving,
      Function<String, ServingModel> promote) {
    this.files = files;
    this.serving = serving;
    this.promote = promote;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/models", READ, this::list),
        Route.api("POST", "/api/v1/models/{version}/promote", ADMINISTER, this::promote));
  }

  /// Every model file that is kept, newest first.
  public Answer list(Request request) {
    Optional<ServingModel> now = serving.get();
    List<ModelFiles.Entry> entries = files.list();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("models");
          entries.forEach(entry -> write(json, entry, now));
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// Lets a version serve until the next training.
  public Answer promote(Request request) {
    String version = request.path("version");
    try {
      ServingModel now = promote.apply(version);
      return Answer.json(
          Json.write(json -> {
            json.writeStartObject();
            json.writeStringProperty("version", now.version());
            json.writeBooleanProperty("promoted", now.promoted());
            json.writeEndObject();
          }));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(
              String.valueOf(e.getMessage()), "See GET /api/v1/models for those that are kept.")
          .asException();
    }
  }

  private static void write(
      JsonGenerator json, ModelFiles.Entry entry, Optional<ServingModel> now) {
    Provenance provenance = entry.provenance();
    TrainingReport report = TrainingReport.of(provenance);
    Optional<ServingModel> serving = now.filter(model -> model.version().equals(entry.name()));
    json.writeStartObject();
    json.writeStringProperty("version", entry.name());
    json.writeStringProperty("model", provenance.model());
    json.writeBooleanProperty("serving", serving.isPresent());
    json.writeBooleanProperty("promoted", serving.map(ServingModel::promoted).orElse(false));
    json.writeStringProperty("why", report.why().name().toLowerCase(Locale.ROOT));
    json.writeStringProperty("trainedAt", provenance.trainedAt().toString());
    json.writeNumberProperty("trainingSeconds", report.took().toMillis() / 1e3);
    json.writeNumberProperty("sequence", provenance.sequence());
    json.writeNumberProperty("bytes", entry.bytes());
    json.writeObjectPropertyStart("settings");
    provenance.settings().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeObjectPropertyStart("measures");
    report.counted().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeArrayPropertyStart("validation");
    report.trials().forEach(trial -> write(json, trial));
    json.writeEndArray();
    json.writeObjectPropertyStart("omitted");
    report.omitted().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeArrayPropertyStart("test");
    report
        .test()
        .forEach((model, metrics) -> {
          json.writeStartObject();
          json.writeStringProperty("model", model);
          writeMetrics(json, metrics);
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeArrayPropertyStart("learningCurve");
    report
        .curve()
        .forEach((percent, quality) -> {
          json.writeStartObject();
          json.writeNumberProperty("percent", percent);
          json.writeNumberProperty("estimate", quality.estimate());
          json.writeNumberProperty("low", quality.low());
          json.writeNumberProperty("high", quality.high());
          json.writeEndObject();
        });
    json.writeEndArray();
    json.writeEndObject();
  }

  private static void write(JsonGenerator json, Trial trial) {
    json.writeStartObject();
    json.writeStringProperty("model", trial.model());
    json.writeStringProperty("settings", trial.settings());
    json.writeNumberProperty("seconds", trial.took().toMillis() / 1e3);
    writeMetrics(json, trial.metrics());
    json.writeEndObject();
  }

  private static void writeMetrics(JsonGenerator json, MetricReport metrics) {
    json.writeObjectPropertyStart("metrics");
    metrics
        .metrics()
        .forEach((name, value) -> {
          json.writeObjectPropertyStart(name);
          json.writeNumberProperty("estimate", value.estimate());
          json.writeNumberProperty("low", value.low());
          json.writeNumberProperty("high", value.high());
          json.writeEndObject();
        });
    json.writeEndObject();
  }
}
