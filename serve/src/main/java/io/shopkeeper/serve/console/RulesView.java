package io.shopkeeper.serve.console;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.RuleTexts;
import io.shopkeeper.rules.shop.Revision;
import io.shopkeeper.rules.shop.RuleBook;
import io.shopkeeper.rules.shop.RuleFields;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;

/// The rules of a shop in words.
///
/// @param findings what is wrong with them
/// @param history the newest revisions first
public record RulesView(List<Row> rows, List<String> findings, List<Change> history) {

  /// A rule.
  ///
  /// @param state `on`, `off`, `waiting` or `over`
  /// @param products how many it is about
  /// @param places the lists it holds for, in words; empty for all
  public record Row(
      Rule rule, String state, String products, String places, String from, String until) {}

  /// A revision.
  public record Change(long number, String what, String who, Instant at) {}

  /// What a rule would do.
  ///
  /// @param products how many it is about
  public record Preview(String products, List<String> findings, Explained before, Explained after) {
    public Preview {
      findings = List.copyOf(findings);
    }

    /// How many places a product of the list after rose; greater than any list for one that is new.
    public int risen(ProductId product) {
      int was = place(before, product);
      return was < 0 ? Integer.MAX_VALUE : was - place(after, product);
    }

    private static int place(Explained list, ProductId product) {
      for (int i = 0; i < list.items().size(); i++) {
        if (list.items().get(i).product().equals(product)) {
          return i;
        }
      }
      return -1;
    }
  }

  public RulesView {
    rows = List.copyOf(rows);
    findings = List.copyOf(findings);
    history = List.copyOf(history);
  }

  static RulesView of(RuleBook book, Instant now, Texts t, int revisions) {
    CompiledRules compiled = book.now();
    var texts = new RuleTexts(t.language().locale());
    RuleFields fields = book.fields();
    return new RulesView(
        book.list().stream().map(rule -> row(rule, fields.write(rule), compiled, now, t)).toList(),
        book.findings().stream().map(texts::text).toList(),
        book.history().stream()
            .limit(revisions)
            .map(revision ->
                new Change(revision.number(), what(revision, t), revision.who(), revision.at()))
            .toList());
  }

  private static Row row(
      Rule rule, List<String> written, CompiledRules compiled, Instant now, Texts t) {
    String state =
        !rule.on()
            ? "off"
            : rule.schedule().over(now) ? "over" : rule.schedule().holds(now) ? "on" : "waiting";
    return new Row(
        rule,
        state,
        t.number(compiled.selected(rule.id())),
        written.get(RuleFields.NAMES.indexOf("places")).isEmpty()
            ? ""
            : rule.places().stream()
                .sorted()
                .map(place -> t.named("place", place.wireName()))
                .collect(Collectors.joining(t.text("rules.comma"))),
        written.get(RuleFields.NAMES.indexOf("from")),
        written.get(RuleFields.NAMES.indexOf("until")));
  }

  private static String what(Revision revision, Texts t) {
    return revision.changes().stream()
        .map(change ->
            t.text(
                "rules.what." + change.what().wireName(),
                change.rule(),
                change.after() == null ? "" : change.after().effect().text()))
        .collect(Collectors.joining(t.text("rules.comma")));
  }
}
