package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;

import io.shopkeeper.serve.access.AuditLog;
import io.shopkeeper.serve.access.People;
import io.shopkeeper.serve.access.Person;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Role;
import io.shopkeeper.serve.http.Route;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The people who use the console, and what was changed by whom.
public final class PeopleApi {
  private static final int LIMIT = 4 * 1024;
  private static final int ENTRIES = 100;
  private static final int MOST_ENTRIES = 10_000;

  private final People people;
  private final AuditLog audit;

  public PeopleApi(People people, AuditLog audit) {
    this.people = people;
    this.audit = audit;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/people", ADMINISTER, this::list),
        Route.api("POST", "/api/v1/people", ADMINISTER, this::post),
        Route.api("DELETE", "/api/v1/people/{name}", ADMINISTER, this::delete),
        Route.api("PUT", "/api/v1/people/{name}/password", ADMINISTER, this::changePassword),
        Route.api("GET", "/api/v1/audit", ADMINISTER, this::audit));
  }

  /// `{"name":"Ada","role":"analyst","password":"…"}`.
  public Answer post(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    Role role =
        Role.of(fields.text("role").orElse(""))
            .orElseThrow(() -> refused("role is '%s'".formatted(fields.text("role").orElse(""))));
    try {
      Person person =
          people.add(fields.text("name").orElse(""), role, fields.text("password").orElse(""));
      return Answer.json(
          201,
          Json.write(json -> {
            json.writeStartObject();
            writeFields(json, person);
            json.writeEndObject();
          }));
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
  }

  public Answer list(Request request) {
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("people");
          for (Person person : people.list()) {
            json.writeStartObject();
            writeFields(json, person);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// `{"password":"…"}`; whoever is logged in by that name is logged out.
  public Answer changePassword(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    try {
      if (!people.changePassword(request.path("name"), fields.text("password").orElse(""))) {
        throw unknown(request);
      }
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()));
    }
    return nothing();
  }

  /// Who is removed is logged out.
  public Answer delete(Request request) {
    if (!people.remove(request.path("name"))) {
      throw unknown(request);
    }
    return nothing();
  }

  /// The latest entries of the audit log, `count` of them.
  public Answer audit(Request request) {
    int count = request.number("count", ENTRIES, 1, MOST_ENTRIES);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("entries");
          for (AuditLog.Entry entry : audit.latest(count)) {
            json.writeStartObject();
            json.writeStringProperty("at", entry.at().toString());
            json.writeStringProperty("who", entry.who());
            json.writeStringProperty("did", entry.did());
            json.writeNumberProperty("status", entry.status());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private static RuntimeException unknown(Request request) {
    return Problem.notFound(
            "there is nobody called '%s'".formatted(request.path("name")),
            "See GET /api/v1/people.")
        .asException();
  }

  private static RuntimeException refused(String why) {
    return Problem.badRequest(
            why, "Give a \"name\", a \"role\" (admin, analyst or agent) and a \"password\".")
        .asException();
  }

  private static Answer nothing() {
    return Answer.json(Json.write(json -> json.writeStartObject().writeEndObject()));
  }

  private static void writeFields(JsonGenerator json, Person person) {
    json.writeStringProperty("name", person.name());
    json.writeStringProperty("role", person.role().wireName());
    json.writeStringProperty("createdAt", person.createdAt().toString());
  }
}
