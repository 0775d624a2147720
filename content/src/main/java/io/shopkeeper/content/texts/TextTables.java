package io.shopkeeper.content.texts;

import io.shopkeeper.content.check.UsedFacts;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// Texts as the store keeps them; versions and acts are only added. Whoever changes something holds
/// the lock of this object from reading to writing.
final class TextTables {
  /// Between the items of a list that goes to the store as one text.
  private static final String UNIT = "\u001f";

  private static final int COLUMNS = 18;

  private final Facts facts;

  TextTables(Facts facts) {
    this.facts = facts;
  }

  /// All or none.
  void add(Collection<TextVersion> versions, Instant at) {
    if (versions.isEmpty()) {
      return;
    }
    var values = new ArrayList<Object>();
    values.add(at);
    List.<Function<TextVersion, String>>of(
            one -> one.key().product().value(),
            one -> one.key().tag(),
            one -> one.key().channel(),
            one -> one.key().variant(),
            one -> String.valueOf(one.number()),
            one -> one.text().title(),
            one -> joined(one.text().bullets()),
            one -> one.text().description(),
            one -> one.text().searchTitle(),
            one -> one.text().searchDescription(),
            one -> joined(one.text().script()),
            one -> joined(pairs(one.facts()).map(Map.Entry::getKey).toList()),
            one -> joined(pairs(one.facts()).map(Map.Entry::getValue).toList()),
            TextVersion::origin,
            one -> String.valueOf(one.score()),
            one -> String.valueOf(one.passes()),
            TextVersion::who)
        .forEach(column -> values.add(versions.stream().map(column).toList()));
    facts.update(Query.of(TextTables.class, "insert-versions.sql", values.toArray()));
  }

  /// All or none, in this order.
  void act(List<TextAct> acts, Instant at) {
    if (acts.isEmpty()) {
      return;
    }
    var values = new ArrayList<Object>();
    values.add(at);
    values.add(IntStream.rangeClosed(1, acts.size()).mapToObj(String::valueOf).toList());
    List.<Function<TextAct, String>>of(
            one -> one.key().product().value(),
            one -> one.key().tag(),
            one -> one.key().channel(),
            one -> one.key().variant(),
            one -> String.valueOf(one.version()),
            one -> one.kind().wireName(),
            TextAct::note,
            TextAct::who)
        .forEach(column -> values.add(acts.stream().map(column).toList()));
    facts.update(Query.of(TextTables.class, "insert-acts.sql", values.toArray()));
  }

  List<TextStanding> standings(TextFilter filter) {
    return facts.list(
        Query.of(
            TextTables.class,
            "standings.sql",
            filter.after(),
            filter.product(),
            filter.product(),
            filter.language(),
            filter.language(),
            filter.state(),
            filter.state(),
            filter.count()),
        TextTables::standing);
  }

  /// Of all texts of some products.
  List<TextStanding> standings(Collection<ProductId> products) {
    return facts.list(
        Query.of(TextTables.class, "standings-of.sql", values(products)), TextTables::standing);
  }

  /// What all texts of some products rest on.
  List<TextRest> rests(Collection<ProductId> products) {
    List<String> ids = values(products);
    return facts.list(Query.of(TextTables.class, "rests-of.sql", ids, ids), TextTables::rest);
  }

  /// What customers see of some products.
  List<TextVersion> shown(Collection<ProductId> products) {
    return facts.list(
        Query.of(TextTables.class, "shown-of.sql", values(products)), TextTables::version);
  }

  /// What customers saw of some products until it was withdrawn with a note that begins so.
  List<TextVersion> withdrawn(Collection<ProductId> products, String note) {
    return facts.list(
        Query.of(TextTables.class, "withdrawn-of.sql", values(products), note),
        TextTables::version);
  }

  Optional<TextHistory> history(TextKey key) {
    List<TextVersion> versions = facts.list(of("versions.sql", key), TextTables::version);
    return versions.isEmpty()
        ? Optional.empty()
        : Optional.of(new TextHistory(versions, facts.list(of("acts.sql", key), TextTables::act)));
  }

  TextCounts counts() {
    return facts
        .list(
            Query.of(TextTables.class, "counts.sql"),
            row ->
                new TextCounts(
                    row.integer(0), row.integer(1), row.integer(2), row.integer(3), row.integer(4)))
        .getFirst();
  }

  /// Products that have texts, behind an id.
  List<ProductId> products(String after, int count) {
    return facts.list(Query.of(TextTables.class, "products.sql", after, count), TextTables::id);
  }

  /// Products without a text of their page in a language, behind an id.
  List<ProductId> lacking(String tag, String after, int count) {
    return facts.list(Query.of(TextTables.class, "lacking.sql", after, tag, count), TextTables::id);
  }

  private static ProductId id(Row row) {
    return new ProductId(row.text(0));
  }

  private static Query of(String resource, TextKey key) {
    return Query.of(
        TextTables.class, resource, key.product().value(), key.tag(), key.channel(), key.variant());
  }

  private static List<String> values(Collection<ProductId> products) {
    return products.stream().map(ProductId::value).toList();
  }

  private static TextStanding standing(Row row) {
    TextVersion newest = version(row);
    return new TextStanding(
        newest,
        row.isNull(COLUMNS) ? Optional.empty() : Optional.of(act(newest.key(), row, COLUMNS)));
  }

  private static TextRest rest(Row row) {
    int version = (int) row.integer(4);
    int decided = (int) row.integer(8);
    UsedFacts newest = facts(parts(row.text(5)), parts(row.text(6)));
    Optional<TextAct.Kind> act =
        Optional.of(row.text(9)).filter(kind -> !kind.isEmpty()).map(TextAct.Kind::of);
    Optional<TextRest.Shown> shown =
        act.filter(kind -> kind != TextAct.Kind.WITHDRAWN)
            .map(kind ->
                new TextRest.Shown(
                    decided,
                    kind.state(),
                    row.text(10),
                    decided == version ? newest : facts(parts(row.text(11)), parts(row.text(12))),
                    row.text(13)));
    return new TextRest(key(row), newest, decided < version, row.text(7), shown);
  }

  private static List<String> parts(String joined) {
    return joined.isEmpty() ? List.of() : List.of(joined.split(UNIT, -1));
  }

  private static TextVersion version(Row row) {
    return new TextVersion(
        key(row),
        (int) row.integer(4),
        new PageText(
            row.text(5), row.texts(6), row.text(7), row.text(8), row.text(9), row.texts(10)),
        facts(row.texts(11), row.texts(12)),
        row.text(13),
        (int) row.integer(14),
        row.truth(15),
        row.text(16),
        time(row, 17));
  }

  private static TextAct act(Row row) {
    return act(key(row), row, 4);
  }

  private static TextAct act(TextKey key, Row row, int from) {
    return new TextAct(
        key,
        (int) row.integer(from),
        TextAct.Kind.of(row.text(from + 1)),
        row.text(from + 2),
        row.text(from + 3),
        time(row, from + 4));
  }

  private static TextKey key(Row row) {
    return new TextKey(
        new ProductId(row.text(0)),
        TextKey.language(row.text(1)).orElseThrow(),
        row.text(2),
        row.text(3));
  }

  private static Instant time(Row row, int column) {
    return Objects.requireNonNullElse(row.instantOrNull(column), Instant.EPOCH);
  }

  private static UsedFacts facts(List<String> names, List<String> values) {
    var facts = new TreeMap<String, SortedSet<String>>();
    for (int i = 0; i < names.size(); i++) {
      facts.computeIfAbsent(names.get(i), _ -> new TreeSet<>()).add(values.get(i));
    }
    return new UsedFacts(facts);
  }

  private static Stream<Map.Entry<String, String>> pairs(UsedFacts facts) {
    return facts.values().entrySet().stream()
        .flatMap(fact -> fact.getValue().stream().map(value -> Map.entry(fact.getKey(), value)));
  }

  private static String joined(List<String> items) {
    return items.stream().map(item -> item.replace(UNIT, " ")).collect(Collectors.joining(UNIT));
  }
}
