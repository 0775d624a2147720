package io.shopkeeper.serve.storefront;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.Map;

/// What the shop answers to questions that are asked often, and what it keeps of whom.
public final class HelpPage {
  private final Front front;
  private final Facts facts;

  HelpPage(Front front, Facts facts) {
    this.front = front;
    this.facts = facts;
  }

  /// A question and its answer, in the shop's own language.
  public record Entry(String question, String answer) {}

  Answer show(Request request, Visitor visitor) {
    return front.page(
        request,
        visitor,
        "help",
        Map.of(
            "entries",
            facts.list(
                Query.of(HelpPage.class, "faq.sql"), row -> new Entry(row.text(0), row.text(1)))));
  }

  Answer privacy(Request request, Visitor visitor) {
    return front.page(request, visitor, "privacy", Map.of());
  }
}
