package io.shopkeeper.serve.api;

import static io.shopkeeper.serve.http.Access.ADMINISTER;
import static io.shopkeeper.serve.http.Access.READ;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.RecommendationRequest;
import io.shopkeeper.recommend.Recommendations;
import io.shopkeeper.recommend.RuledRecommender;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.Finding;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.RuleTexts;
import io.shopkeeper.rules.shop.Revision;
import io.shopkeeper.rules.shop.RuleBook;
import io.shopkeeper.rules.shop.RuleTable;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Json;
import io.shopkeeper.serve.http.JsonFields;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.store.Facts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The rules of the shop: what they are, what a rule would do, who changed them; by the line and by
/// the file.
public final class RulesApi {
  /// The most bytes of a file of rules.
  public static final int FILE_LIMIT = 1024 * 1024;

  private static final String SEE_HISTORY = "See GET /api/v1/rules/history.";
  private static final int LIMIT = 16 * 1024;
  private static final int SHOWN = 10;
  private static final int REVISIONS = 100;

  private final RuleBook book;
  private final RuledRecommender recommender;
  private final Facts facts;

  public RulesApi(RuleBook book, RuledRecommender recommender, Facts facts) {
    this.book = book;
    this.recommender = recommender;
    this.facts = facts;
  }

  /// What of it is served, by a server and by commands without one, and who may use it.
  public List<Route> routes() {
    return List.of(
        Route.api("GET", "/api/v1/rules", READ, this::list),
        Route.api("POST", "/api/v1/rules", ADMINISTER, this::post),
        Route.api("GET", "/api/v1/rules/file", READ, this::export),
        Route.api("PUT", "/api/v1/rules/file", ADMINISTER, this::importFile),
        Route.api("POST", "/api/v1/rules/preview", READ, this::preview),
        Route.api("GET", "/api/v1/rules/history", READ, this::history),
        Route.api("POST", "/api/v1/rules/history/{revision}/undo", ADMINISTER, this::undo),
        Route.api("GET", "/api/v1/rules/{id}", READ, this::show),
        Route.api("PUT", "/api/v1/rules/{id}", ADMINISTER, this::put),
        Route.api("DELETE", "/api/v1/rules/{id}", ADMINISTER, this::delete));
  }

  public Answer list(Request request) {
    CompiledRules now = book.now();
    RuleTexts texts = texts(request);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeArrayPropertyStart("rules");
          for (Rule rule : book.list()) {
            json.writeStartObject();
            RuleJson.fields(json, rule, book.fields());
            json.writeNumberProperty("products", now.selected(rule.id()));
            json.writeEndObject();
          }
          json.writeEndArray();
          RuleJson.findings(json, book.findings(), texts);
          json.writeEndObject();
        }));
  }

  public Answer show(Request request) {
    Rule rule = asked(request);
    List<Revision> revisions =
        book.history().stream()
            .filter(
                one -> one.changes().stream().anyMatch(change -> change.rule().equals(rule.id())))
            .toList();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          RuleJson.fields(json, rule, book.fields());
          RuleJson.history(json, revisions, book.fields());
          json.writeEndObject();
        }));
  }

  /// `{"id":"summer","effect":"boost 2","where":"tags contains summer","until":"sunday"}`, with
  /// `name`, `places`, `from`, `priority` and `on` where they differ from the usual.
  public Answer post(Request request) {
    return kept(rule(request, Optional.empty()), request, 201);
  }

  /// The same, in place of the rule of that id, or a new one.
  public Answer put(Request request) {
    return kept(rule(request, Optional.of(request.path("id"))), request, 200);
  }

  public Answer delete(Request request) {
    Rule rule = asked(request);
    book.remove(rule.id(), who(request));
    return Answer.json("{}".getBytes(StandardCharsets.UTF_8));
  }

  /// What a rule would do to the list of `customer`, or beside `product`, before it is kept.
  public Answer preview(Request request) {
    Rule draft = rule(request, Optional.empty());
    CompiledRules with = book.with(draft);
    CustomerId customer = Ids.queried(request, "customer", CustomerId::new);
    ProductId product = Ids.queried(request, "product", ProductId::new);
    int count = request.number("count", SHOWN, 1, RecommendationsApi.MOST);
    RecommendationRequest asked =
        product == null
            ? new RecommendationRequest.ForCustomer(customer, null, count, Set.of())
            : new RecommendationRequest.SimilarTo(product, count);
    Recommendations before = recommender.recommend(asked);
    Recommendations after = recommender.recommend(asked, with);
    RuleTexts texts = texts(request);
    var ids = new ArrayList<ProductId>();
    before.items().forEach(item -> ids.add(item.product()));
    after.items().forEach(item -> ids.add(item.product()));
    Map<ProductId, Product> products = facts.products(ids);
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          json.writeNumberProperty("products", with.selected(draft.id()));
          RuleJson.findings(json, of(draft, book.findings(with)), texts);
          json.writeArrayPropertyStart("notes");
          after.notes().forEach(note -> json.writeString(texts.text(note, this::name)));
          json.writeEndArray();
          RuleJson.list(json, "before", before.items(), products, List.of());
          RuleJson.list(
              json,
              "after",
              after.items(),
              products,
              before.items().stream().map(Recommendation::product).toList());
          json.writeEndObject();
        }));
  }

  /// The newest revisions.
  public Answer history(Request request) {
    int count = request.number("count", REVISIONS, 1, 10_000);
    List<Revision> revisions = book.history().stream().limit(count).toList();
    return Answer.json(
        Json.write(json -> {
          json.writeStartObject();
          RuleJson.history(json, revisions, book.fields());
          json.writeEndObject();
        }));
  }

  /// Takes a revision back.
  public Answer undo(Request request) {
    String text = request.path("revision");
    if (!text.matches("[0-9]{1,9}")) {
      throw Problem.badRequest("revision '%s' is no number".formatted(text), SEE_HISTORY)
          .asException();
    }
    try {
      Optional<String> hindrance = book.undo(Long.parseLong(text), who(request));
      if (hindrance.isPresent()) {
        throw Problem.badRequest(
                "rule '%s' was changed since revision %s".formatted(hindrance.get(), text),
                "Undo the later revision first, or change the rule.")
            .asException();
      }
    } catch (IllegalArgumentException e) {
      throw Problem.notFound(String.valueOf(e.getMessage()), SEE_HISTORY).asException();
    }
    return list(request);
  }

  /// All rules as a CSV file, to be edited and sent back.
  public Answer export(Request request) {
    byte[] file = RuleTable.write(book.list(), book.fields()).getBytes(StandardCharsets.UTF_8);
    return Answer.download("text/csv; charset=utf-8", "rules.csv", out -> out.write(file));
  }

  /// Takes over the good lines of a CSV file and tells of the bad ones; with `replace=true`, and no
  /// bad line, rules that are not in it are removed.
  public Answer importFile(Request request) {
    String file = new String(request.body(FILE_LIMIT), StandardCharsets.UTF_8);
    boolean replace = request.queried("replace").map(Boolean::parseBoolean).orElse(false);
    RuleTable table = RuleTable.read(file, book.fields());
    boolean replaced = replace && table.refused().isEmpty();
    try {
      if (replaced) {
        book.replace(table.rules(), who(request));
      } else {
        book.put(table.rules(), who(request));
      }
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
    RuleTexts texts = texts(request);
    return Answer.json(
        table.rules().isEmpty() && !table.refused().isEmpty() ? 400 : 200,
        Json.write(json -> {
          json.writeStartObject();
          json.writeNumberProperty("accepted", table.rules().size());
          json.writeBooleanProperty("replaced", replaced);
          json.writeArrayPropertyStart("rejected");
          for (RuleTable.Refused refused : table.refused()) {
            json.writeStartObject();
            json.writeNumberProperty("line", refused.line());
            json.writeStringProperty("reason", refused.reason());
            json.writeEndObject();
          }
          json.writeEndArray();
          RuleJson.findings(json, book.findings(), texts);
          json.writeEndObject();
        }));
  }

  private Answer kept(Rule rule, Request request, int status) {
    try {
      book.put(List.of(rule), who(request));
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
    RuleTexts texts = texts(request);
    return Answer.json(
        status,
        Json.write(json -> {
          json.writeStartObject();
          RuleJson.fields(json, rule, book.fields());
          json.writeNumberProperty("products", book.now().selected(rule.id()));
          RuleJson.findings(json, of(rule, book.findings()), texts);
          json.writeEndObject();
        }));
  }

  private Rule rule(Request request, Optional<String> id) {
    JsonFields fields = JsonFields.parse(request.body(LIMIT));
    UnaryOperator<String> texts =
        name ->
            name.equals("id") && id.isPresent() ? id.get() : String.join(" ", fields.texts(name));
    try {
      return book.fields().read(texts);
    } catch (IllegalArgumentException e) {
      throw bad(e);
    }
  }

  /// What is wrong with one rule.
  private static List<Finding> of(Rule rule, List<Finding> findings) {
    return findings.stream().filter(finding -> finding.rules().contains(rule.id())).toList();
  }

  private String name(String id) {
    return book.find(id).map(Rule::name).orElse(id);
  }

  private Rule asked(Request request) {
    String id = request.path("id");
    return book.find(id)
        .orElseThrow(() ->
            Problem.notFound("there is no rule '%s'".formatted(id), "See GET /api/v1/rules.")
                .asException());
  }

  private static RuleTexts texts(Request request) {
    return new RuleTexts(
        request.queried("lang").filter("zh"::equals).isPresent()
            ? Locale.SIMPLIFIED_CHINESE
            : Locale.UK);
  }

  private static String who(Request request) {
    return request.caller().named();
  }

  private static RuntimeException bad(IllegalArgumentException e) {
    return Problem.badRequest(
            String.valueOf(e.getMessage()),
            "Give an id, an effect and a condition, as in {\"id\":\"summer\",\"effect\":\"boost"
                + " 2\",\"where\":\"tags contains summer\"}.")
        .asException();
  }
}
