package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.content.check.ForbiddenClaim;
import io.shopkeeper.content.check.shop.ClaimBook;
import io.shopkeeper.content.texts.TextClaims;
import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.util.List;
import java.util.function.Supplier;
import tools.jackson.core.JsonGenerator;

/// What texts must not say, by country: the table, changes to it and the texts that they hit.
public final class ClaimsApi {
  private static final String SEE = "See GET /api/v1/content/claims.";
  private static final int LIMIT = 64 * 1024;
  private static final int CHANGES = 100;
  private static final int SHOWN = 100;

  private final TextClaims claims;

  public ClaimsApi(TextClaims claims) {
    this.claims = claims;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/content/claims", READ, this::list),
        Route.api("POST", "/api/v1/content/claims/preview", READ, this::preview),
        Route.api("GET", "/api/v1/content/claims/history", READ, this::history),
        Route.api("POST", "/api/v1/content/claims/history/{revision}/undo", ADMINISTER, this::undo),
        Route.api("PUT", "/api/v1/content/claims/{id}", ADMINISTER, this::put),
        Route.api("DELETE", "/api/v1/content/claims/{id}", ADMINISTER, this::delete));
  }

  /// All, or those of a `country`.
  public Answer list(Request request) {
    String country = request.queried("country").orElse("");
    List<ForbiddenClaim> all =
        claims.book().list().stream()
            .filter(claim -> country.isEmpty() || claim.country().equals(country))
            .toList();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("claims");
          for (ForbiddenClaim claim : all) {
            json.writeStartObject();
            fields(json, claim);
            json.writeBooleanProperty("own", claims.book().own(claim.id()));
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// Adds one, or changes what is given of it; `{"active":false}` switches it off.
  public Answer put(Request request) {
    String id = request.path("id");
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    return changed(() -> claims.put(List.of(claim(id, fields)), request.caller().named()));
  }

  /// Removes one of the shop's own.
  public Answer delete(Request request) {
    return changed(() -> claims.remove(request.path("id"), request.caller().named()));
  }

  /// The texts that customers see and that say what a claim would forbid.
  public Answer preview(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    try {
      String id = fields.text("id").orElse("preview");
      List<TextKey> saying = claims.saying(claim(id, fields));
      return Answer.json(
          Json.write(json -> {
            json.writeStartObject();
            texts(json, "texts", saying);
            json.writeEndObject();
          }));
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
  }

  /// Who changed what, the newest first.
  public Answer history(Request request) {
    int count = request.number("count", CHANGES, 1, 10_000);
    List<ClaimBook.Change> changes = claims.book().history().stream().limit(count).toList();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("changes");
          for (ClaimBook.Change change : changes) {
            json.writeStartObject();
            json.writeNumberProperty("revision", change.revision());
            json.writeStringProperty("claim", change.claim());
            json.writeStringProperty("who", change.who());
            json.writeStringProperty("at", change.at().toString());
            ForbiddenClaim before = change.before();
            if (before != null) {
              json.writeObjectPropertyStart("before");
              fields(json, before);
              json.writeEndObject();
            }
            ForbiddenClaim after = change.after();
            if (after != null) {
              json.writeObjectPropertyStart("after");
              fields(json, after);
              json.writeEndObject();
            }
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  /// Takes a revision back.
  public Answer undo(Request request) {
    String revision = request.path("revision");
    if (!revision.matches("[0-9]{1,9}")) {
      throw Problem.badRequest("revision '%s' is no number".formatted(revision), SEE).asException();
    }
    return changed(() -> claims.undo(Long.parseLong(revision), request.caller().named()));
  }

  private ForbiddenClaim claim(String id, JsonFields fields) {
    return new ClaimFields(name -> fields.texts(name).stream().findFirst())
        .claim(id, claims.book().find(id));
  }

  private static Answer changed(Supplier<TextClaims.Result> change) {
    try {
      TextClaims.Result result = change.get();
      return Answer.json(
          Json.write(json -> {
            json.writeStartObject();
            json.writeNumberProperty("changed", result.changed());
            texts(json, "withdrawn", result.withdrawn());
            texts(json, "shownAgain", result.shown());
            json.writeEndObject();
          }));
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
  }

  private static void fields(JsonGenerator json, ForbiddenClaim claim) {
    json.writeStringProperty("id", claim.id());
    json.writeStringProperty("country", claim.country());
    json.writeStringProperty("category", claim.category());
    json.writeStringProperty("words", claim.words());
    json.writeStringProperty("harmless", claim.harmless());
    json.writeStringProperty("law", claim.law());
    json.writeBooleanProperty("active", claim.active());
  }

  /// How many, and the ids of the first.
  private static void texts(JsonGenerator json, String name, List<TextKey> keys) {
    json.writeObjectPropertyStart(name);
    json.writeNumberProperty("count", keys.size());
    json.writeArrayPropertyStart("ids");
    keys.stream().limit(SHOWN).forEach(key -> json.writeString(key.id()));
    json.writeEndArray();
    json.writeEndObject();
  }

  private static ProblemException bad(IllegalArgumentException e) {
    return Problem.badRequest(
            String.valueOf(e.getMessage()),
            "Give country, category and words, as in"
                + " {\"country\":\"cn\",\"category\":\"absolute\",\"words\":\"遥遥领先|封神\"}.")
        .asException();
  }
}
