package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;

import io.shopkeeper.serve.access.ApiKey;
import io.shopkeeper.serve.access.ApiKeys;
import io.shopkeeper.serve.access.CustomerSignatures;
import io.shopkeeper.serve.access.Sessions;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Role;
import io.shopkeeper.serve.http.Route;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import tools.jackson.core.JsonGenerator;

/// Gives out API keys and takes them back.
public final class KeysApi {
  private static final int LIMIT = 4 * 1024;

  private final ApiKeys keys;
  private final Sessions sessions;
  private final CustomerSignatures signatures;
  private final RandomGenerator random;

  /// @param random cryptographically strong
  public KeysApi(
      ApiKeys keys, Sessions sessions, CustomerSignatures signatures, RandomGenerator random) {
    this.keys = keys;
    this.sessions = sessions;
    this.signatures = signatures;
    this.random = random;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/keys", ADMINISTER, this::list),
        Route.api("POST", "/api/v1/keys", ADMINISTER, this::post),
        Route.api("DELETE", "/api/v1/keys/{id}", ADMINISTER, this::delete));
  }

  /// `{"name":"web shop","role":"service"}`; the answer holds the key, once. With `origins`, a key
  /// for pages; the answer then also holds the secret that the shop's backend signs customers with.
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
    ApiKeys.Created created = create(fields.text("name").orElse(""), role, fields.texts("origins"));
    return Answer.json(
        201,
        Json.write(json -> {
          json.writeStartObject();
          writeFields(json, created.key());
          json.writeStringProperty("key", created.text());
          if (!created.key().origins().isEmpty()) {
            json.writeStringProperty("identitySecret", identitySecret());
          }
          json.writeEndObject();
        }));
  }

  private String identitySecret() {
    try {
      return signatures.secret(random);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private ApiKeys.Created create(String name, Role role, List<String> origins) {
    try {
      return keys.create(name, role, origins);
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
              String.valueOf(e.getMessage()),
              "Give a short \"name\", and \"origins\" only to a key that pages send events with.")
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
    if (!key.origins().isEmpty()) {
      json.writeArrayPropertyStart("origins");
      key.origins().forEach(json::writeString);
      json.writeEndArray();
    }
  }
}
