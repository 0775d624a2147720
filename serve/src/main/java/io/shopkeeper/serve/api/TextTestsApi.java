package io.shopkeeper.serve.api;

import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.experiment.shop.Experiment;
import io.shopkeeper.experiment.shop.Experiments.Change;
import io.shopkeeper.experiment.shop.Metric;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;

/// Tests of the variants of a product's text; what one has shown is `/api/v1/experiments/{id}`.
public final class TextTestsApi {
  private static final int SMALL = 16 * 1024;
  private static final String ADVICE = "Give metric, as in {\"metric\":\"conversion\"}.";

  private final TextTests tests;

  public TextTestsApi(TextTests tests) {
    this.tests = tests;
  }

  /// Shows the approved variants to equal shares; `metric` is `conversion` if not given.
  public Answer start(Request request) {
    JsonFields fields = JsonFields.parse(request.body(SMALL));
    try {
      Metric metric = Metric.of(fields.text("metric").orElse("conversion"));
      return changed(tests.start(key(request), metric, request.caller().named()), 201);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()), ADVICE).asException();
    }
  }

  /// Stops it and shows `variant` alone.
  public Answer keep(Request request) {
    String variant = JsonFields.parse(request.body(SMALL)).text("variant").orElse("");
    return changed(tests.keep(key(request), variant, request.caller().named()), 200);
  }

  private static TextKey key(Request request) {
    String id = request.path("id");
    try {
      return TextKey.parse(id);
    } catch (IllegalArgumentException _) {
      throw Problem.notFound(
              "there is no text '%s'".formatted(id), "See GET /api/v1/content/texts.")
          .asException();
    }
  }

  private static Answer changed(Change change, int status) {
    return switch (change) {
      case Change.Made(Experiment made) ->
          Answer.json(
              status,
              Json.write(json -> {
                json.writeStartObject();
                json.writeStringProperty("experiment", made.id());
                json.writeStringProperty("state", made.state().wireName());
                json.writeEndObject();
              }));
      case Change.Refused(String reason, String advice) ->
          throw Problem.badRequest(reason, advice).asException();
    };
  }
}
