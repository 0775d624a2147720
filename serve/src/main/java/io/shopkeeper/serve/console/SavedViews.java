package io.shopkeeper.serve.console;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Pages as somebody filtered them, kept under a name for that person alone.
public final class SavedViews {
  private static final int LIMIT = 8 * 1024;
  private static final int LONGEST_NAME = 60;
  private static final int MOST = 50;

  /// Pages that can be filtered.
  private static final Set<String> PAGES =
      Set.of(
          "/",
          "/products",
          "/customers",
          "/segments",
          "/cohorts",
          "/reviews",
          "/search",
          "/content",
          "/inbox",
          "/quality",
          "/recommendations",
          "/rules");

  /// A page and a query, of characters that an address is written with.
  private static final Pattern TARGET = Pattern.compile("/[a-z]*(?:\\?[!-\\[\\]-~]{1,2000})?");

  private final Templates templates;
  private final Facts facts;
  private final InstantSource clock;

  SavedViews(Templates templates, Facts facts, InstantSource clock) {
    this.templates = templates;
    this.facts = facts;
    this.clock = clock;
  }

  /// A page as somebody filtered it.
  public record Saved(String name, String target) {}

  /// Whether what a page shows can be filtered.
  static boolean isFiltered(String target) {
    return PAGES.contains(path(target));
  }

  private static String path(String target) {
    int question = target.indexOf('?');
    return question < 0 ? target : target.substring(0, question);
  }

  /// The reader's views of a page, for that page to load.
  Answer show(Request request) {
    String at = View.withoutLanguage(request.queried("at").orElse("/"));
    return templates.page(
        request, "views", Map.of("at", allowed(at), "saved", of(request, path(at))));
  }

  private List<Saved> of(Request request, String page) {
    return facts.list(
        Query.of(SavedViews.class, "saved-views.sql", request.caller().named(), page, page + "?%"),
        row -> new Saved(row.text(0), row.text(1)));
  }

  /// Keeps a view; one of the same name is replaced.
  Answer keep(Request request) {
    Map<String, List<String>> form = request.form(LIMIT);
    String name = form.getOrDefault("name", List.of("")).getFirst().strip();
    String target = allowed(form.getOrDefault("target", List.of("")).getFirst());
    if (name.isEmpty() || name.length() > LONGEST_NAME) {
      throw Problem.badRequest(
              "the name of a view has %d characters".formatted(name.length()),
              "Give one of 1 to %d characters.".formatted(LONGEST_NAME))
          .asException();
    }
    String person = request.caller().named();
    remove(person, name, path(target));
    if (of(request, path(target)).size() >= MOST) {
      throw Problem.badRequest(
              "there are %d views of this page already".formatted(MOST),
              "Remove one of them first.")
          .asException();
    }
    facts.update(
        Query.of(SavedViews.class, "insert-saved-view.sql", person, name, target, clock.instant()));
    return Answer.seeOther(target);
  }

  Answer remove(Request request) {
    Map<String, List<String>> form = request.form(LIMIT);
    String target = allowed(form.getOrDefault("target", List.of("")).getFirst());
    String name = form.getOrDefault("name", List.of("")).getFirst();
    remove(request.caller().named(), name, path(target));
    return Answer.seeOther(target);
  }

  private void remove(String person, String name, String page) {
    facts.update(
        Query.of(SavedViews.class, "delete-saved-view.sql", person, name, page, page + "?%"));
  }

  private static String allowed(String target) {
    if (!TARGET.matcher(target).matches() || !isFiltered(target)) {
      throw Problem.badRequest(
              "'%s' is no page whose view can be kept".formatted(target),
              "Save it from the page itself.")
          .asException();
    }
    return target;
  }
}
