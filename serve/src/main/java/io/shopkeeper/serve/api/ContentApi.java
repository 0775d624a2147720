package io.shopkeeper.serve.api;

import io.shopkeeper.content.check.CheckedText;
import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.Wanted;
import io.shopkeeper.content.check.shop.ShopChecks;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.language.Language;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Checks texts about products that are sent. They are data: nothing in them is followed, and none
/// is kept.
public final class ContentApi {
  private static final int LIMIT = 256 * 1024;
  private static final int MOST_CHARACTERS = 20_000;

  private final ShopChecks checks;

  public ContentApi(ShopChecks checks) {
    this.checks = checks;
  }

  /// `{"text": …, "product": "p-1"}`, or `"facts": {…}` in place of the product; with `reviews`
  /// that are cited, `required` facts, `language`, `shortest`, `longest`.
  public Answer check(Request request) {
    Map<String, Object> body = body(request);
    String text = String.valueOf(body.getOrDefault("text", ""));
    if (text.isBlank()) {
      throw Problem.badRequest("text is missing", "Give what is to be checked as \"text\".")
          .asException();
    }
    if (text.length() > MOST_CHARACTERS) {
      throw new Problem(
              ProblemKind.TOO_LARGE,
              "the text has %,d characters, more than %,d"
                  .formatted(text.length(), MOST_CHARACTERS),
              "Send it in parts.")
          .asException();
    }
    CheckedText checked = checks.checker().check(facts(body), text, wanted(body));
    return Answer.json(Json.write(json -> CheckJson.write(json, checked)));
  }

  private static Map<String, Object> body(Request request) {
    byte[] body = request.body(LIMIT);
    try {
      return JsonTree.object(body);
    } catch (IllegalArgumentException e) {
      throw new Problem(
              ProblemKind.MALFORMED_JSON,
              Json.firstFault(body).orElse("the body is not a JSON object"),
              "Send one valid JSON object.")
          .asException();
    }
  }

  private ProductFacts facts(Map<String, Object> body) {
    List<String> cited = texts(body.get("reviews"));
    if (body.get("facts") instanceof Map<?, ?> given) {
      try {
        ProductFacts facts = FactsTree.read(named(given), "product");
        return cited.isEmpty() ? facts : facts.citing(cited);
      } catch (IllegalArgumentException e) {
        throw Problem.badRequest(
                Objects.requireNonNullElse(e.getMessage(), "facts are not right"),
                "See docs/content.md for how facts are written.")
            .asException();
      }
    }
    String product = String.valueOf(body.getOrDefault("product", ""));
    if (product.isBlank()) {
      throw Problem.badRequest(
              "neither product nor facts are given",
              "Give the id of a product as \"product\", or what is known of it as \"facts\".")
          .asException();
    }
    ProductId id = Ids.parse(product, ProductId::new);
    return checks
        .facts(id, cited)
        .orElseThrow(() ->
            Problem.notFound(
                    "there is no product '%s' in the catalogue".formatted(id),
                    "Check the id, or give \"facts\" instead.")
                .asException());
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> named(Map<?, ?> tree) {
    // Keys of a JSON object are texts.
    return (Map<String, Object>) tree;
  }

  private static Wanted wanted(Map<String, Object> body) {
    String language = String.valueOf(body.getOrDefault("language", ""));
    Language wanted =
        switch (language) {
          case "zh" -> Language.CHINESE;
          case "en" -> Language.ENGLISH;
          case "" -> Language.OTHER;
          default ->
              throw Problem.badRequest(
                      "language is '%s'".formatted(language), "Give zh or en, or leave it out.")
                  .asException();
        };
    int shortest = length(body, "shortest", 0);
    int longest = length(body, "longest", MOST_CHARACTERS);
    if (longest < shortest) {
      throw Problem.badRequest(
              "longest is %d, less than shortest, %d".formatted(longest, shortest),
              "Give lengths in characters, the shorter first.")
          .asException();
    }
    return new Wanted(wanted, texts(body.get("required")), shortest, longest);
  }

  private static int length(Map<String, Object> body, String name, int otherwise) {
    Object value = body.get(name);
    if (value == null) {
      return otherwise;
    }
    if (value instanceof Long length && length >= 0 && length <= MOST_CHARACTERS) {
      return Math.toIntExact(length);
    }
    throw Problem.badRequest(
            "%s is '%s'".formatted(name, value),
            "Give a whole number from 0 to %d.".formatted(MOST_CHARACTERS))
        .asException();
  }

  private static List<String> texts(@Nullable Object value) {
    return switch (value) {
      case null -> List.of();
      case List<?> list -> list.stream().map(String::valueOf).toList();
      default -> List.of(String.valueOf(value));
    };
  }
}
