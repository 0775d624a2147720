package io.shopkeeper.serve.storefront;

import io.shopkeeper.language.Language;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.List;
import java.util.Map;

/// What the shop answers to questions that are asked often, and what it keeps of whom.
public final class HelpPage {
  private final Front front;
  private final Facts facts;

  HelpPage(Front front, Facts facts) {
    this.front = front;
    this.facts = facts;
  }

  /// A question and its answer.
  public record Entry(String question, String answer) {}

  Answer show(Request request, Visitor visitor) {
    return front.page(request, visitor, "help", Map.of("entries", entries(request, "faq.sql")));
  }

  /// What the shop promises.
  Answer policies(Request request, Visitor visitor) {
    return front.page(
        request, visitor, "policies", Map.of("entries", entries(request, "policies.sql")));
  }

  /// In the reader's language where there are any.
  private List<Entry> entries(Request request, String resource) {
    List<Entry> entries =
        facts.list(Query.of(HelpPage.class, resource), row -> new Entry(row.text(0), row.text(1)));
    Language language = front.wording(request).language();
    List<Entry> own =
        entries.stream().filter(entry -> Language.of(entry.question) == language).toList();
    return own.isEmpty() ? entries : own;
  }

  Answer privacy(Request request, Visitor visitor) {
    return front.page(request, visitor, "privacy", Map.of());
  }
}
