package io.shopkeeper.serve.console;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.RecommendationRequest;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.RuledRecommender;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.RuleTexts;
import io.shopkeeper.rules.shop.RuleBook;
import io.shopkeeper.rules.shop.RuleFields;
import io.shopkeeper.rules.shop.RuleTable;
import io.shopkeeper.serve.api.RulesApi;
import io.shopkeeper.serve.figures.ProductFigures;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// All rules and what is wrong with them, an editor that shows what a rule would do before it is
/// kept, the file, and the history with its undoing.
public final class RulesPage {
  private static final int FORM = 16 * 1024;
  private static final int SHOWN = 10;
  private static final int REVISIONS = 50;

  private final Templates templates;
  private final RuleBook book;
  private final RuledRecommender recommender;
  private final ProductFigures products;
  private final InstantSource clock;

  RulesPage(
      Templates templates,
      RuleBook book,
      RuledRecommender recommender,
      ProductFigures products,
      InstantSource clock) {
    this.templates = templates;
    this.book = book;
    this.recommender = recommender;
    this.products = products;
    this.clock = clock;
  }

  /// With `edit` a rule is in the editor, with an `effect` what was typed in, and what it would do.
  Answer show(Request request) {
    Rule edited = request.queried("edit").flatMap(book::find).orElse(null);
    if (edited != null) {
      List<String> texts = book.fields().write(edited);
      return page(
          request,
          name -> RuleFields.NAMES.contains(name) ? texts.get(RuleFields.NAMES.indexOf(name)) : "",
          "");
    }
    return page(request, name -> request.queried(name).orElse(""), "");
  }

  Answer keep(Request request) {
    UnaryOperator<String> typed = typed(request.form(FORM));
    try {
      book.put(List.of(book.fields().read(typed)), who(request));
      return Answer.seeOther("/rules");
    } catch (IllegalArgumentException e) {
      return page(request, typed, String.valueOf(e.getMessage())).status(400);
    }
  }

  Answer remove(Request request) {
    book.remove(typed(request.form(FORM)).apply("id"), who(request));
    return Answer.seeOther("/rules");
  }

  Answer undo(Request request) {
    String revision = typed(request.form(FORM)).apply("revision");
    if (!revision.matches("[0-9]{1,9}")) {
      throw Problem.badRequest(
              "revision '%s' is no number".formatted(revision), "Go back to the rules.")
          .asException();
    }
    Texts t = templates.view(request).t();
    try {
      return book.undo(Long.parseLong(revision), who(request))
          .map(rule -> page(request, _ -> "", t.text("rules.hindered", rule)).status(400))
          .orElseGet(() -> Answer.seeOther("/rules"));
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(String.valueOf(e.getMessage()), "Go back to the rules.").asException();
    }
  }

  /// Takes over the good lines of a file that was pasted, and tells of the bad ones.
  Answer importFile(Request request) {
    UnaryOperator<String> typed = typed(request.form(RulesApi.FILE_LIMIT));
    RuleTable table = RuleTable.read(typed.apply("file"), book.fields());
    Texts t = templates.view(request).t();
    var faults = new StringBuilder();
    for (RuleTable.Refused refused : table.refused()) {
      faults
          .append(t.text("rules.refused", t.number(refused.line()), refused.reason()))
          .append('\n');
    }
    try {
      book.put(table.rules(), who(request));
    } catch (IllegalArgumentException e) {
      return page(request, typed, String.valueOf(e.getMessage())).status(400);
    }
    return faults.isEmpty()
        ? Answer.seeOther("/rules")
        : page(request, typed, faults.toString()).status(400);
  }

  private Answer page(Request request, UnaryOperator<String> typed, String fault) {
    Texts t = templates.view(request).t();
    var draft = new HashMap<String, String>();
    for (String name : RuleFields.NAMES) {
      draft.put(name, typed.apply(name));
    }
    draft.put("customer", typed.apply("customer"));
    draft.put("product", typed.apply("product"));
    draft.put("file", typed.apply("file"));
    String said = fault;
    RulesView.@Nullable Preview preview = null;
    if (said.isEmpty() && !typed.apply("effect").isBlank()) {
      try {
        preview = preview(t, draft);
      } catch (IllegalArgumentException e) {
        said = String.valueOf(e.getMessage());
      }
    }
    Instant now = clock.instant();
    var values = new HashMap<String, Object>();
    values.put("rules", RulesView.of(book, now, t, REVISIONS));
    values.put("draft", draft);
    values.put("preview", preview);
    values.put("fault", said);
    return templates.page(request, "rules", values);
  }

  private RulesView.Preview preview(Texts t, Map<String, String> draft) {
    Rule rule = book.fields().read(name -> draft.getOrDefault(name, ""));
    String product = draft.getOrDefault("product", "").strip();
    String customer = draft.getOrDefault("customer", "").strip();
    RecommendationRequest asked =
        product.isEmpty()
            ? new RecommendationRequest.ForCustomer(
                customer.isEmpty() ? null : new CustomerId(customer), null, SHOWN, Set.of())
            : new RecommendationRequest.SimilarTo(new ProductId(product), SHOWN);
    CompiledRules with = book.with(rule);
    var texts = new RuleTexts(t.language().locale());
    Recommendations before = recommender.recommend(asked);
    return new RulesView.Preview(
        t.number(with.selected(rule.id())),
        book.findings(with).stream()
            .filter(finding -> finding.rules().contains(rule.id()))
            .map(texts::text)
            .toList(),
        Explained.of(before, products::titles, t),
        Explained.of(recommender.recommend(asked, with), products::titles, t));
  }

  private static UnaryOperator<String> typed(Map<String, List<String>> form) {
    return name -> form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }

  private static String who(Request request) {
    return request.caller().named();
  }
}
