package io.shopkeeper.serve.console;

import io.shopkeeper.content.check.ForbiddenClaim;
import io.shopkeeper.content.check.shop.ClaimBook;
import io.shopkeeper.content.texts.TextClaims;
import io.shopkeeper.content.texts.TextKey;
import io.shopkeeper.serve.api.ClaimFields;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// What texts must not say, country by country: to be switched off, changed and added to, with the
/// texts that a change would hit before it is kept, and the history with its undoing.
public final class ClaimsPage {
  private static final int FORM = 64 * 1024;
  private static final int CHANGES = 30;
  private static final int SHOWN = 20;
  private static final List<String> FIELDS =
      List.of("id", "country", "category", "words", "harmless", "law");
  private static final List<String> CATEGORIES =
      List.of("absolute", "medical", "financial", "superstition", "state");

  private final Templates templates;
  private final TextClaims claims;

  ClaimsPage(Templates templates, TextClaims claims) {
    this.templates = templates;
    this.claims = claims;
  }

  /// What is in the editor and would come of it.
  ///
  /// @param saying texts that customers see and that say it; null before it was asked for
  public record Draft(Map<String, String> fields, @Nullable List<TextKey> saying, String fault) {
    /// The first of these texts.
    public List<TextKey> first() {
      return saying == null ? List.of() : saying.stream().limit(SHOWN).toList();
    }
  }

  /// With `edit` a claim is in the editor.
  Answer show(Request request) {
    Optional<ForbiddenClaim> edited = request.queried("edit").flatMap(claims.book()::find);
    var fields = new HashMap<String, String>();
    edited.ifPresent(claim -> {
      fields.put("id", claim.id());
      fields.put("country", claim.country());
      fields.put("category", claim.category());
      fields.put("words", claim.words());
      fields.put("harmless", claim.harmless());
      fields.put("law", claim.law());
    });
    return page(request, fields::get, null, "");
  }

  /// Keeps what is in the editor, or says which texts it would hit.
  Answer keep(Request request) {
    UnaryOperator<@Nullable String> typed = typed(request);
    try {
      ForbiddenClaim claim = claim(typed);
      if (typed.apply("preview") != null) {
        return page(request, typed, claims.saying(claim), "");
      }
      return changed(request, () -> claims.put(List.of(claim), who(request)));
    } catch (IllegalArgumentException e) {
      return page(request, typed, null, String.valueOf(e.getMessage())).status(400);
    }
  }

  /// Switches one, or all of a country, on or off.
  Answer turn(Request request) {
    UnaryOperator<@Nullable String> typed = typed(request);
    boolean on = "on".equals(typed.apply("to"));
    List<ForbiddenClaim> turned =
        claims.book().list().stream()
            .filter(claim ->
                claim.id().equals(typed.apply("id"))
                    || claim.country().equals(typed.apply("country")))
            .map(claim -> claim.active(on))
            .toList();
    return changed(request, () -> claims.put(turned, who(request)));
  }

  Answer remove(Request request) {
    String id = String.valueOf(typed(request).apply("id"));
    return changed(request, () -> claims.remove(id, who(request)));
  }

  Answer undo(Request request) {
    String revision = String.valueOf(typed(request).apply("revision"));
    return changed(
        request,
        () ->
            claims.undo(
                revision.matches("[0-9]{1,9}") ? Long.parseLong(revision) : 0, who(request)));
  }

  private Answer changed(Request request, Supplier<TextClaims.Result> change) {
    try {
      TextClaims.Result result = change.get();
      return Answer.seeOther(
          "/claims?withdrawn=%d&again=%d"
              .formatted(result.withdrawn().size(), result.shown().size()));
    } catch (IllegalArgumentException e) {
      return page(request, _ -> null, null, String.valueOf(e.getMessage())).status(400);
    }
  }

  private ForbiddenClaim claim(UnaryOperator<@Nullable String> typed) {
    String id = Optional.ofNullable(typed.apply("id")).orElse("").strip();
    return new ClaimFields(name -> Optional.ofNullable(typed.apply(name)))
        .claim(id, claims.book().find(id));
  }

  private Answer page(
      Request request,
      UnaryOperator<@Nullable String> typed,
      @Nullable List<TextKey> saying,
      String fault) {
    var fields = new HashMap<String, String>();
    for (String name : FIELDS) {
      fields.put(name, Optional.ofNullable(typed.apply(name)).orElse(""));
    }
    SortedMap<String, List<ForbiddenClaim>> byCountry = new TreeMap<>();
    claims
        .book()
        .list()
        .forEach(
            claim -> byCountry.computeIfAbsent(claim.country(), _ -> new ArrayList<>()).add(claim));
    var values = new HashMap<String, Object>();
    values.put("countries", byCountry);
    values.put("book", claims.book());
    values.put("categories", CATEGORIES);
    values.put("draft", new Draft(fields, saying, fault));
    values.put("withdrawn", request.number("withdrawn", 0, 0, Integer.MAX_VALUE));
    values.put("again", request.number("again", 0, 0, Integer.MAX_VALUE));
    values.put("history", claims.book().history().stream().limit(CHANGES).toList());
    return templates.page(request, "claims", values);
  }

  /// What was done to a claim, as a word of the console's texts.
  public static String deed(ClaimBook.Change change) {
    ForbiddenClaim before = change.before();
    ForbiddenClaim after = change.after();
    return before == null
        ? "added"
        : after == null
            ? "removed"
            : before.active() == after.active()
                ? "changed"
                : after.active() ? "turned_on" : "turned_off";
  }

  private static UnaryOperator<@Nullable String> typed(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    return name -> form.getOrDefault(name, List.of()).stream().findFirst().orElse(null);
  }

  private static String who(Request request) {
    return request.caller().named();
  }
}
