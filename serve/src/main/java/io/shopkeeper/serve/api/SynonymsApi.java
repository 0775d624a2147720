package io.shopkeeper.serve.api;

import io.shopkeeper.search.demand.Evidence;
import io.shopkeeper.search.demand.Miss;
import io.shopkeeper.search.demand.Proposal;
import io.shopkeeper.search.demand.SearchDemand;
import io.shopkeeper.search.synonyms.Synonym;
import io.shopkeeper.search.synonyms.SynonymBook;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The shop's synonyms, what proposes others, and what customers searched for in vain.
public final class SynonymsApi {
  private static final int LIMIT = 4 * 1024;
  private static final int PRESET = 50;
  private static final int MOST = 1_000;

  private final SynonymBook book;
  private final SearchDemand demand;

  public SynonymsApi(SynonymBook book, SearchDemand demand) {
    this.book = book;
    this.demand = demand;
  }

  public Answer list(Request request) {
    return list();
  }

  private Answer list() {
    return listed("synonyms", book.list(), (json, said) -> fields(json, said));
  }

  /// `{"words":"tee","means":"t-shirt"}`, with `"bothWays":true` where each is to find what the
  /// other finds, and `"verdict":"no"` for one that is not to be proposed again.
  public Answer say(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    return changed(() -> {
      book.say(
          new Synonym(
              fields.text("words").orElse(""),
              fields.text("means").orElse(""),
              fields.text("bothWays").filter("true"::equals).isPresent()),
          yes(fields.text("verdict").orElse("yes")),
          request.caller().named());
      return list();
    });
  }

  private static boolean yes(String verdict) {
    return switch (verdict) {
      case "yes" -> true;
      case "no" -> false;
      default ->
          throw new IllegalArgumentException("verdict '%s' is not yes or no".formatted(verdict));
    };
  }

  public Answer delete(Request request) {
    return changed(() -> {
      book.remove(
          new Synonym(
              request.queried("words").orElse(""), request.queried("means").orElse(""), false),
          request.caller().named());
      return list();
    });
  }

  /// The newest first.
  public Answer history(Request request) {
    int count = request.number("count", PRESET, 1, MOST);
    return listed(
        "changes",
        book.history().stream().limit(count).toList(),
        (json, change) -> {
          json.writeNumberProperty("revision", change.revision());
          said(json, "before", change.before());
          said(json, "after", change.after());
          json.writeStringProperty("who", change.who());
          json.writeStringProperty("at", change.at().toString());
        });
  }

  public Answer undo(Request request) {
    String revision = request.path("revision");
    return changed(() -> {
      book.undo(
          revision.matches("[0-9]{1,9}") ? Long.parseLong(revision) : 0, request.caller().named());
      return list();
    });
  }

  public Answer proposals(Request request) {
    int count = request.number("count", PRESET, 1, MOST);
    return listed(
        "proposals",
        demand.report().proposals().stream().limit(count).toList(),
        SynonymsApi::fields);
  }

  public Answer misses(Request request) {
    int count = request.number("count", PRESET, 1, MOST);
    return listed(
        "misses", demand.report().misses().stream().limit(count).toList(), SynonymsApi::fields);
  }

  private static void fields(JsonGenerator json, SynonymBook.Said said) {
    json.writeStringProperty("words", said.synonym().words());
    json.writeStringProperty("means", said.synonym().means());
    json.writeBooleanProperty("bothWays", said.synonym().bothWays());
    json.writeStringProperty("verdict", said.yes() ? "yes" : "no");
  }

  private static void said(JsonGenerator json, String name, SynonymBook.@Nullable Said said) {
    if (said != null) {
      json.writeObjectPropertyStart(name);
      fields(json, said);
      json.writeEndObject();
    }
  }

  private static void fields(JsonGenerator json, Proposal proposal) {
    json.writeStringProperty("words", proposal.synonym().words());
    json.writeStringProperty("means", proposal.synonym().means());
    json.writeArrayPropertyStart("evidence");
    for (Evidence one : proposal.evidence()) {
      json.writeStartObject();
      json.writeStringProperty("source", lower(one.source()));
      json.writeNumberProperty("times", one.times());
      json.writeNumberProperty("of", one.of());
      texts(json, "examples", one.examples());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void fields(JsonGenerator json, Miss miss) {
    json.writeStringProperty("words", miss.words());
    json.writeNumberProperty("times", miss.times());
    json.writeStringProperty("last", miss.last().toString());
    json.writeBooleanProperty("inVain", miss.inVain());
    texts(json, "rescues", miss.rescues().stream().sorted().map(SynonymsApi::lower).toList());
    if (miss.corrected() != null) {
      json.writeStringProperty("corrected", miss.corrected());
    }
    texts(json, "offered", miss.offered().stream().map(product -> product.id().value()).toList());
  }

  private interface Fields<T> {
    void write(JsonGenerator json, T one);
  }

  private static <T> Answer listed(String name, List<T> all, Fields<T> fields) {
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart(name);
          for (T one : all) {
            json.writeStartObject();
            fields.write(json, one);
            json.writeEndObject();
          }
          json.writeEndArray();
          json.writeEndObject();
        }));
  }

  private static void texts(JsonGenerator json, String name, List<String> texts) {
    json.writeArrayPropertyStart(name);
    texts.forEach(json::writeString);
    json.writeEndArray();
  }

  private static String lower(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT);
  }

  private static Answer changed(Supplier<Answer> change) {
    try {
      return change.get();
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
              String.valueOf(e.getMessage()),
              "Give words and means, as in {\"words\":\"球鞋\",\"means\":\"运动鞋\"}; see GET"
                  + " /api/v1/search/synonyms.")
          .asException();
    }
  }
}
