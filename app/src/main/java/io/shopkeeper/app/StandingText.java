package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Why a product is in a list, and what would change that, as a person reads it.
final class StandingText {
  private StandingText() {}

  static void print(Map<String, Object> standing, Terminal terminal) {
    terminal.answer(
        "%s at place %s (model %s)"
            .formatted(
                RecommendationText.product(standing),
                RecommendationText.text(standing, "place"),
                RecommendationText.text(standing, "model")));
    branch(standing.get("tree"), "  ", terminal);
    terminal.answer("What would change this:");
    for (Map<String, Object> one : JsonTree.objects(standing.get("withoutReason"))) {
      terminal.answer("  without " + RecommendationText.why(JsonTree.members(one.get("reason"))));
      terminal.answer("    " + outcome(one));
    }
    for (Map<String, Object> one : JsonTree.objects(standing.get("withoutDeed"))) {
      terminal.answer(
          "  had %s not been %s"
              .formatted(
                  RecommendationText.product(one), RecommendationText.text(one, "relation")));
      terminal.answer("    " + outcome(one));
    }
  }

  private static void branch(@Nullable Object node, String indent, Terminal terminal) {
    Map<String, Object> members = JsonTree.members(node);
    terminal.answer(
        "%s%+.4f  %s"
            .formatted(
                indent,
                RecommendationText.number(members, "value"),
                RecommendationText.text(members, "what")));
    JsonTree.objects(members.get("parts")).forEach(part -> branch(part, indent + "  ", terminal));
  }

  private static String outcome(Map<String, Object> one) {
    if (!Objects.equals(one.get("changes"), true)) {
      return "it would stand where it is";
    }
    String place =
        one.containsKey("place")
            ? "it would be at place " + RecommendationText.text(one, "place")
            : "it would not be in the list";
    Map<String, Object> instead = JsonTree.members(one.get("instead"));
    return instead.isEmpty()
        ? place
        : "%s, and %s here".formatted(place, RecommendationText.product(instead));
  }
}
