package io.shopkeeper.serve.api;

import io.shopkeeper.ingest.StoredRecords;
import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.merge.Doubt;
import io.shopkeeper.ingest.merge.Merge;
import io.shopkeeper.ingest.merge.Merges;
import io.shopkeeper.ingest.merge.Said;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// Which customers and products are the same: what is doubtful, what people say, what is merged.
public final class FusionApi {
  private static final int LIMIT = 16 * 1024;
  private static final int PRESET = 50;
  private static final int MOST = 500;

  private final Merges merges;
  private final Facts facts;
  private final Runnable changed;

  /// @param changed called once what was said is on disk, before it is answered
  public FusionApi(Merges merges, Facts facts, Runnable changed) {
    this.merges = merges;
    this.facts = facts;
    this.changed = changed;
  }

  /// The doubtful pairs of `kind`, the most uncertain first, both records side by side.
  public Answer pairs(Request request) {
    FusionKind kind = kind(request.queried("kind").orElse(""));
    int limit = request.number("limit", PRESET, 1, MOST);
    List<Doubt> all = merges.doubts(kind);
    List<Doubt> shown = all.subList(0, Math.min(limit, all.size()));
    List<String> ids =
        shown.stream().flatMap(doubt -> Stream.of(doubt.a(), doubt.b())).distinct().toList();
    Map<String, StoredRecords.OfPlatform> records = StoredRecords.of(facts, kind, ids);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeNumberProperty("total", all.size());
          json.writeArrayPropertyStart("pairs");
          for (Doubt doubt : shown) {
            json.writeStartObject();
            write(json, "a", doubt.a(), records.get(doubt.a()));
            write(json, "b", doubt.b(), records.get(doubt.b()));
            json.writeNumberProperty("probability", doubt.probability());
            json.writeStringProperty("reason", doubt.reason());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private static void write(
      JsonGenerator json, String name, String id, StoredRecords.@Nullable OfPlatform stored) {
    json.writeObjectPropertyStart(name);
    json.writeStringProperty("id", id);
    if (stored != null) {
      json.writeStringProperty("platform", stored.platform());
      json.writeObjectPropertyStart("fields");
      stored
          .record()
          .values()
          .forEach((field, text) -> json.writeStringProperty(field.label(), text));
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  /// `{"kind":"products","a":…,"b":…,"same":"yes"}`: merges the two, or parts them for good.
  public Answer label(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    FusionKind kind = kind(fields.text("kind").orElse(""));
    boolean same =
        switch (fields.text("same").orElse("")) {
          case "yes", "true" -> true;
          case "no", "false" -> false;
          default ->
              throw Problem.badRequest(
                      "same is '%s'".formatted(fields.text("same").orElse("")),
                      "Give \"same\": \"yes\" or \"no\".")
                  .asException();
        };
    return said(
        kind, required(fields.text("a"), "a"), required(fields.text("b"), "b"), same, request);
  }

  /// Undoes the merge of `a` and `b`, which are never merged again unless a person says so.
  public Answer undo(Request request) {
    FusionKind kind = kind(request.queried("kind").orElse(""));
    String a = required(request.queried("a"), "a");
    String b = required(request.queried("b"), "b");
    boolean merged =
        merges.merges(kind).stream()
            .anyMatch(merge ->
                merge.a().equals(a) && merge.b().equals(b)
                    || merge.a().equals(b) && merge.b().equals(a));
    if (!merged) {
      throw Problem.notFound(
              "'%s' and '%s' are not merged".formatted(a, b),
              "See GET /api/v1/fusion/merges?kind=%s.".formatted(kind.wireName()))
          .asException();
    }
    return said(kind, a, b, false, request);
  }

  private Answer said(FusionKind kind, String a, String b, boolean same, Request request) {
    return switch (merges.say(kind, a, b, same, request.caller().named())) {
      case Said.Outcome.Kept _ -> {
        changed.run();
        yield nothing();
      }
      case Said.Outcome.Refused(String reason) ->
          throw Problem.badRequest(
                  reason, "See GET /api/v1/fusion/merges?kind=%s.".formatted(kind.wireName()))
              .asException();
    };
  }

  /// Takes back what was said of `a` and `b`; the next fusion judges them anew.
  public Answer takeBack(Request request) {
    FusionKind kind = kind(request.queried("kind").orElse(""));
    String a = required(request.queried("a"), "a");
    String b = required(request.queried("b"), "b");
    if (!merges.takeBack(kind, a, b)) {
      throw Problem.notFound(
              "nobody said anything of '%s' and '%s'".formatted(a, b), "Check the ids.")
          .asException();
    }
    changed.run();
    return nothing();
  }

  /// What is merged of `kind`, the newest first.
  public Answer merges(Request request) {
    FusionKind kind = kind(request.queried("kind").orElse(""));
    int limit = request.number("limit", PRESET, 1, MOST);
    List<Merge> all = merges.merges(kind);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeNumberProperty("total", all.size());
          json.writeArrayPropertyStart("merges");
          for (Merge merge : all.subList(0, Math.min(limit, all.size()))) {
            json.writeStartObject();
            json.writeStringProperty("a", merge.a());
            json.writeStringProperty("b", merge.b());
            json.writeNumberProperty("probability", merge.probability());
            json.writeStringProperty("reason", merge.reason());
            json.writeStringProperty("decidedBy", merge.decidedBy());
            json.writeStringProperty("decidedAt", merge.decidedAt().toString());
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private static Answer nothing() {
    return Answer.json(Json.write(json -> json.writeStartObject().writeEndObject()));
  }

  private static FusionKind kind(String name) {
    return FusionKind.of(name)
        .orElseThrow(() ->
            Problem.badRequest("kind is '%s'".formatted(name), "Give customers or products.")
                .asException());
  }

  private static String required(Optional<String> text, String name) {
    return text.orElseThrow(() ->
        Problem.badRequest("%s is missing".formatted(name), "Give the id of a record.")
            .asException());
  }
}
