package io.shopkeeper.serve.console;

import io.shopkeeper.search.demand.Evidence;
import io.shopkeeper.search.demand.Miss;
import io.shopkeeper.search.demand.SearchDemand;
import io.shopkeeper.search.synonyms.Synonym;
import io.shopkeeper.search.synonyms.SynonymBook;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The shop's synonyms and their history; what proposes others, for a yes or no; and what customers
/// searched for in vain.
public final class SynonymsPage {
  static final String ADDRESS = "/search/synonyms";

  private static final int FORM = 4 * 1024;
  private static final int CHANGES = 30;
  private static final int SHOWN = 50;

  private final Templates templates;
  private final SynonymBook book;
  private final SearchDemand demand;

  SynonymsPage(Templates templates, SynonymBook book, SearchDemand demand) {
    this.templates = templates;
    this.book = book;
    this.demand = demand;
  }

  /// With `words` they are in the editor.
  Answer show(Request request) {
    return page(request, request.queried("words").orElse(""), "", "");
  }

  /// Says yes or no to what is in a form.
  Answer say(Request request) {
    UnaryOperator<String> typed = typed(request);
    try {
      book.say(
          new Synonym(
              typed.apply("words"), typed.apply("means"), typed.apply("both").equals("yes")),
          !typed.apply("verdict").equals("no"),
          request.caller().named());
      return Answer.seeOther(ADDRESS);
    } catch (IllegalArgumentException e) {
      return page(
              request, typed.apply("words"), typed.apply("means"), String.valueOf(e.getMessage()))
          .status(400);
    }
  }

  Answer remove(Request request) {
    UnaryOperator<String> typed = typed(request);
    return changed(
        request,
        () ->
            book.remove(
                new Synonym(typed.apply("words"), typed.apply("means"), false),
                request.caller().named()));
  }

  Answer undo(Request request) {
    String revision = typed(request).apply("revision");
    return changed(
        request,
        () ->
            book.undo(
                revision.matches("[0-9]{1,9}") ? Long.parseLong(revision) : 0,
                request.caller().named()));
  }

  /// What searches propose and miss; read when it is looked at, as it takes some seconds.
  Answer heard(Request request) {
    SearchDemand.Report report = demand.report();
    return templates.page(
        request,
        "synonyms-heard",
        Map.of(
            "proposals",
            report.proposals().stream().limit(SHOWN).toList(),
            "misses",
            report.misses().stream().limit(SHOWN).toList()));
  }

  private Answer changed(Request request, Runnable change) {
    try {
      change.run();
      return Answer.seeOther(ADDRESS);
    } catch (IllegalArgumentException e) {
      return page(request, "", "", String.valueOf(e.getMessage())).status(400);
    }
  }

  private Answer page(Request request, String words, String means, String fault) {
    Map<Boolean, List<SynonymBook.Said>> said =
        book.list().stream().collect(Collectors.partitioningBy(SynonymBook.Said::yes));
    var values = new HashMap<String, Object>();
    values.put("synonyms", said.get(true));
    values.put("refused", said.get(false));
    values.put("history", book.history().stream().limit(CHANGES).toList());
    values.put("words", words);
    values.put("means", means);
    values.put("fault", fault);
    return templates.page(request, "synonyms", values);
  }

  /// What speaks for a proposal, in words.
  public static String why(Texts t, Evidence evidence) {
    return t.text(
        "synonyms.why." + evidence.source().name().toLowerCase(Locale.ROOT),
        t.number(evidence.times()),
        t.number(evidence.of()));
  }

  /// What searching for these words comes to now, in words.
  public static String outcome(Texts t, Miss miss) {
    return miss.offered().isEmpty()
        ? t.text("search.outcome.nothing")
        : Stream.concat(
                Stream.ofNullable(miss.corrected()).map(words -> t.text("search.corrected", words)),
                miss.rescues().stream().sorted().map(rescue -> SearchPage.rescue(t, rescue)))
            .collect(Collectors.joining(" "));
  }

  /// What was done to a synonym, as a word of the console's texts.
  public static String deed(SynonymBook.Change change) {
    SynonymBook.Said after = change.after();
    return after == null ? "removed" : after.yes() ? "yes" : "no";
  }

  private static UnaryOperator<String> typed(Request request) {
    Map<String, List<String>> form = request.form(FORM);
    return name -> form.getOrDefault(name, List.of()).stream().findFirst().orElse("");
  }
}
