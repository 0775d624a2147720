package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.content.texts.Drafting;
import io.shopkeeper.content.texts.PageText;
import io.shopkeeper.content.texts.ShopTexts;
import io.shopkeeper.content.texts.TextChange;
import io.shopkeeper.content.texts.TextFilter;
import io.shopkeeper.content.texts.TextHistory;
import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.content.texts.TextStanding;
import io.shopkeeper.content.texts.TextState;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// The texts that the shop keeps of its products.
public final class StoredTextsApi {
  private static final int LIMIT = 256 * 1024;
  private static final int PRESET = 50;
  private static final int MOST = 500;

  private final ShopTexts texts;

  public StoredTextsApi(ShopTexts texts) {
    this.texts = texts;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/content/texts", READ, this::list),
        Route.api("POST", "/api/v1/content/texts", ADMINISTER, this::draft),
        Route.api("GET", "/api/v1/content/texts/{id}", READ, this::show),
        Route.api("PUT", "/api/v1/content/texts/{id}", ADMINISTER, this::edit),
        Route.api("POST", "/api/v1/content/texts/{id}/approve", ADMINISTER, this::approve),
        Route.api("POST", "/api/v1/content/texts/{id}/withdraw", ADMINISTER, this::withdraw),
        Route.api("POST", "/api/v1/content/texts/{id}/roll-back", ADMINISTER, this::rollBack));
  }

  /// `state`, `product` and `lang` ask for some; `after` goes on behind a text.
  public Answer list(Request request) {
    int count = request.number("count", PRESET, 1, MOST);
    List<TextStanding> found =
        texts.list(
            new TextFilter(
                state(request.queried("state").orElse("")),
                request.queried("product").orElse(""),
                request.queried("lang").map(StoredTextsApi::language).map(TextKey::tag).orElse(""),
                request.queried("after").orElse(""),
                count));
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeName("counts");
          StoredTextJson.counts(json, texts.counts());
          json.writeArrayPropertyStart("texts");
          for (TextStanding one : found) {
            json.writeStartObject();
            StoredTextJson.standing(json, one);
            json.writeEndObject();
          }
          json.writeEndArray();
          if (found.size() == count) {
            json.writeStringProperty("next", found.getLast().key().id());
          }
          json.writeEndObject();
        }));
  }

  /// One with all its versions, what became of them, and the checks of the newest against the facts
  /// of now.
  public Answer show(Request request) {
    return answer(200, key(request));
  }

  /// `{"product":"p-1","lang":"zh","by":"model"}`: writes a draft from the facts as they are now.
  public Answer draft(Request request) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    try {
      var key =
          new TextKey(
              new ProductId(fields.text("product").orElse("")),
              language(fields.text("lang").orElse("")),
              TextKey.PAGE,
              fields.text("variant").orElse(TextKey.FIRST));
      Drafting.By by =
          Drafting.By.of(fields.text("by").orElse("composed"))
              .orElseThrow(
                  () -> new IllegalArgumentException("'by' is neither composed nor model"));
      return answer(201, texts.draft(key, by, who(request)));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
              String.valueOf(e.getMessage()),
              "Give a product and zh or en, as in {\"product\":\"p-1\",\"lang\":\"zh\"}.")
          .asException();
    }
  }

  /// `{"title":…,"bullets":[…],"description":…,"searchTitle":…,"searchDescription":…,
  /// "script":[…],"version":…}`: a new version, which waits for approval. `version` is the newest
  /// that the writer knows, if they want to be told of others' work.
  public Answer edit(Request request) {
    TextKey key = key(request);
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    try {
      var text =
          new PageText(
              fields.text("title").orElse(""),
              fields.texts("bullets"),
              fields.text("description").orElse(""),
              fields.text("searchTitle").orElse(""),
              fields.text("searchDescription").orElse(""),
              fields.texts("script"));
      return answer(201, texts.edit(key, text, number(fields, -1), who(request)));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
              String.valueOf(e.getMessage()), "Give at least a title and a description.")
          .asException();
    }
  }

  /// `{"version":2}`, or the newest.
  public Answer approve(Request request) {
    TextKey key = key(request);
    return answer(200, texts.approve(key, number(optional(request), 0), who(request)));
  }

  /// `{"reason":…}`.
  public Answer withdraw(Request request) {
    TextKey key = key(request);
    return answer(
        200, texts.withdraw(key, optional(request).text("reason").orElse(""), who(request)));
  }

  /// `{"version":1}`: brings it back.
  public Answer rollBack(Request request) {
    TextKey key = key(request);
    return answer(200, texts.rollBack(key, number(optional(request), 0), who(request)));
  }

  private Answer answer(int status, TextChange change) {
    return switch (change) {
      case TextChange.Made(TextStanding standing) -> answer(status, standing.key());
      case TextChange.Refused(String reason, String advice) ->
          throw Problem.badRequest(reason, advice).asException();
      case TextChange.Failing failing -> throw refused(failing);
    };
  }

  /// Says which words may not be shown, and why.
  private static ProblemException refused(TextChange.Failing failing) {
    String findings =
        failing.checked().findings().stream()
            .map(found ->
                "'%s' (%d to %d): %s"
                    .formatted(
                        found.span().in(failing.checked().text()),
                        found.span().start(),
                        found.span().end(),
                        found.english()))
            .collect(Collectors.joining("; "));
    String outlived =
        failing.changes().stream()
            .map(change -> "still says what was before: " + change.words())
            .collect(Collectors.joining("; "));
    return Problem.badRequest(
            "version %d fails the checks: %s"
                .formatted(failing.version().number(), findings.isEmpty() ? outlived : findings),
            "Mend these words with PUT /api/v1/content/texts/%s."
                .formatted(failing.version().key().id()))
        .asException();
  }

  private Answer answer(int status, TextKey key) {
    TextHistory history =
        texts
            .find(key)
            .orElseThrow(() ->
                Problem.notFound(
                        "there is no text '%s'".formatted(key),
                        "See GET /api/v1/content/texts, or write a draft with POST there.")
                    .asException());
    Optional<ShopTexts.Checked> checked = texts.check(history.versions().getFirst());
    return Answer.json(status, Json.write(json -> StoredTextJson.write(json, history, checked)));
  }

  private static TextKey key(Request request) {
    try {
      return TextKey.parse(request.path("id"));
    } catch (IllegalArgumentException e) {
      throw Problem.badRequest(
              String.valueOf(e.getMessage()), "See GET /api/v1/content/texts for ids.")
          .asException();
    }
  }

  /// Fields of a body that may be left out.
  private static JsonFields optional(Request request) {
    byte[] body = request.body(LIMIT);
    return body.length == 0
        ? JsonFields.parse("{}".getBytes(StandardCharsets.UTF_8))
        : JsonFields.parse(body);
  }

  private static int number(JsonFields fields, int otherwise) {
    Optional<String> given = fields.text("version");
    if (given.isEmpty()) {
      return otherwise;
    }
    if (!given.get().matches("[0-9]{1,9}")) {
      throw Problem.badRequest(
              "version is '%s'".formatted(given.get()), "Give the number of a version.")
          .asException();
    }
    return Integer.parseInt(given.get());
  }

  private static Language language(String tag) {
    return TextKey.language(tag)
        .orElseThrow(() ->
            Problem.badRequest(
                    "texts are not written in the language '%s'".formatted(tag),
                    "Give zh or en as \"lang\".")
                .asException());
  }

  private static String state(String name) {
    boolean known =
        name.isEmpty()
            || Arrays.stream(TextState.values()).anyMatch(state -> state.wireName().equals(name));
    if (!known) {
      throw Problem.badRequest(
              "state is '%s'".formatted(name),
              "Give draft, approved, stale or withdrawn, or leave it out.")
          .asException();
    }
    return name;
  }

  private static String who(Request request) {
    return request.caller().named();
  }
}
