package io.shopkeeper.serve.api;

import io.shopkeeper.serve.access.ApiKey;
import io.shopkeeper.serve.access.ApiKeys;
import io.shopkeeper.serve.access.Sessions;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Role;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// Gives out API keys and takes them back.
public final class KeysApi {
  private static final int LIMIT = 4 * 1024;

  private final ApiKeys keys;
  private final Sessions sessions;

  public KeysApi(ApiKeys keys, Sessions sessions) {
    this.keys = keys;
    this.sessions = sessions;
  }

  /// `{"name":"web shop","role":"service"}`; the answer holds the key, once.
  public Answer post(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    Role role =
        Role.of(fields.text("role").orElse(""))
            .orElseThrow(() ->
                Problem.badRequest(
                        "role is '%s'".formatted(fields.text("role").orElse("")),
                        "Give one of the roles: %s."
                            .formatted(
                                Arrays.stream(Role.values())
                                    .map(Role::wireName)
                                    .collect(Collectors.joining(", "))))
                    .asException());
    ApiKeys.Created created = create(fields.text("name").orElse(""), role);
    return Answer.json(
        201,
        Json.write(json -> {
          json.writeStartObject();
          writeFields(json, created.key());
          json.writeStringProperty("key", created.text());
          json.writeEndObject();
        }));
  }

  private ApiKeys.Created create(String name, Role role) {
    try {
      return keys.create(name, role);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(String.valueOf(e.getMessage()), "Give a short \"name\".")
          .asException();
    }
  }

  public Answer list(Request request) {
    List<ApiKey> all = keys.list();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("keys");
          for (ApiKey key : all) {
            json.writeStartObject();
            writeFields(json, key);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// Takes a key back; whoever logged in with it is logged out.
  public Answer delete(Request request) {
    String id = request.path("id");
    if (!keys.revoke(id)) {
      throw Problem.notFound("there is no key '%s'".formatted(id), "See GET /api/v1/keys.")
          .asException();
    }
    sessions.closeAll(id);
    return Answer.json(Json.write(json -> json.writeStartObject().writeEndObject()));
  }

  private static void writeFields(JsonGenerator json, ApiKey key) {
    json.writeStringProperty("id", key.id());
    json.writeStringProperty("name", key.name());
    json.writeStringProperty("role", key.role().wireName());
    json.writeStringProperty("createdAt", key.createdAt().toString());
  }
}
