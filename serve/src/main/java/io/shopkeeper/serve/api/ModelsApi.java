package io.shopkeeper.serve.api;

import io.shopkeeper.domain.Provenance;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.ports.ServingModel;
import io.shopkeeper.store.ModelFiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/// Tells which models there are and where they come from.
public final class ModelsApi {
  private final ModelFiles files;
  private final Supplier<Optional<ServingModel>> serving;

  public ModelsApi(ModelFiles files, Supplier<Optional<ServingModel>> serving) {
    this.files = files;
    this.serving = serving;
  }

  /// Every model file that is kept, newest first.
  public Answer list(Request request) {
    String now = serving.get().map(ServingModel::version).orElse("");
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

  private static void write(JsonGenerator json, ModelFiles.Entry entry, String now) {
    Provenance provenance = entry.provenance();
    String version = provenance.model() + "-" + entry.version();
    json.writeStartObject();
    json.writeStringProperty("version", version);
    json.writeBooleanProperty("serving", version.equals(now));
    json.writeStringProperty("trainedAt", provenance.trainedAt().toString());
    json.writeNumberProperty("sequence", provenance.sequence());
    json.writeNumberProperty("bytes", entry.bytes());
    json.writeObjectPropertyStart("settings");
    provenance.settings().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeObjectPropertyStart("measures");
    provenance.measures().forEach(json::writeStringProperty);
    json.writeEndObject();
    json.writeEndObject();
  }
}
