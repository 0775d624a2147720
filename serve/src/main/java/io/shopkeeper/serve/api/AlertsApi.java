package io.shopkeeper.serve.api;

import io.shopkeeper.serve.alert.Alert;
import io.shopkeeper.serve.alert.AlertKind;
import io.shopkeeper.serve.alert.AlertRule;
import io.shopkeeper.serve.alert.Alerts;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// What is worth hearing of the shop, and the rules that say so.
public final class AlertsApi {
  private static final int LIMIT = 8 * 1024;
  private static final int MOST = 100;

  private final Alerts alerts;

  public AlertsApi(Alerts alerts) {
    this.alerts = alerts;
  }

  public Answer list(Request request) {
    List<AlertRule> rules = alerts.rules();
    List<Alert> newest = alerts.newest(MOST);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("rules");
          for (AlertRule rule : rules) {
            json.writeStartObject();
            json.writeStringProperty("kind", rule.kind().wireName());
            json.writeNumberProperty("bound", rule.bound());
            json.writeBooleanProperty("active", rule.active());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeArrayPropertyStart("alerts");
          for (Alert alert : newest) {
            json.writeStartObject();
            json.writeStringProperty("kind", alert.kind().wireName());
            json.writeStringProperty("subject", alert.subject());
            json.writeNumberProperty("value", alert.value());
            json.writeNumberProperty("bound", alert.bound());
            json.writeStringProperty("raisedAt", alert.raisedAt().toString());
            Instant over = alert.overAt();
            if (over != null) {
              json.writeStringProperty("overAt", over.toString());
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// `{"bound": …, "active": …}`; what is left out is as usual.
  public Answer put(Request request) {
    AlertKind kind =
        AlertKind.of(request.path("kind"))
            .orElseThrow(() ->
                Problem.notFound(
                        "there is no rule '%s'".formatted(request.path("kind")),
                        "See GET /api/v1/alerts.")
                    .asException());
    try {
      Map<String, Object> fields = JsonTree.object(request.body(LIMIT));
      Object bound = fields.getOrDefault("bound", kind.usual());
      Object active = fields.getOrDefault("active", true);
      if (!(bound instanceof Number number) || !(active instanceof Boolean on)) {
        throw new IllegalArgumentException("bound is %s, active %s".formatted(bound, active));
      }
      alerts.change(new AlertRule(kind, number.doubleValue(), on));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
              String.valueOf(e.getMessage()),
              "Give a \"bound\" above 0, and \"active\" as true or false.")
          .asException();
    }
    return list(request);
  }
}
