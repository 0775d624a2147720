package io.shopkeeper.rules.shop;

import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.shop.Revision.Change;
import io.shopkeeper.rules.shop.Revision.What;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rules in the table `rule_change`, which only grows, and in memory. Safe for any number of
/// threads; one change is made at a time, wholly or not at all, durable on return.
final class StoredRules {
  private static final System.Logger LOG = System.getLogger(StoredRules.class.getName());

  private final Facts facts;
  private final InstantSource clock;
  private final Map<String, Rule> rules = new TreeMap<>();
  private final List<Revision> revisions = new ArrayList<>();

  StoredRules(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    facts
        .list(Query.of(StoredRules.class, "changes.sql"), StoredRules::read)
        .forEach(this::remember);
  }

  /// A line of the table.
  private record Line(
      long revision, What what, String id, @Nullable Rule rule, String who, Instant at) {}

  /// By id.
  synchronized List<Rule> list() {
    return List.copyOf(rules.values());
  }

  synchronized Optional<Rule> find(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /// The newest first.
  synchronized List<Revision> history() {
    return revisions.reversed().stream().toList();
  }

  /// Adds rules, or puts them in place of those of the same ids; those that are the same already
  /// are left alone.
  ///
  /// @param removed ids of rules to be removed with that
  synchronized void change(Collection<Rule> put, Collection<String> removed, String who) {
    var changes = new ArrayList<Change>();
    for (Rule rule : put) {
      Rule before = rules.get(rule.id());
      if (!rule.equals(before)) {
        changes.add(
            new Change(before == null ? What.ADDED : What.CHANGED, rule.id(), before, rule));
      }
    }
    for (String id : new TreeSet<>(removed)) {
      Rule before = rules.get(id);
      if (before != null) {
        changes.add(new Change(What.REMOVED, id, before, null));
      }
    }
    keep(changes, who);
  }

  /// Makes all rules of a revision what they were before it; the id of one that was changed since,
  /// which hinders it.
  ///
  /// @throws IllegalArgumentException if there is no such revision
  synchronized Optional<String> undo(long number, String who) {
    if (number < 1 || number > revisions.size()) {
      throw new IllegalArgumentException("there is no revision %d".formatted(number));
    }
    Revision undone = revisions.get((int) number - 1);
    var changes = new ArrayList<Change>();
    for (Change change : undone.changes()) {
      Rule now = rules.get(change.rule());
      if (!Objects.equals(now, change.after())) {
        return Optional.of(change.rule());
      }
      if (!Objects.equals(now, change.before())) {
        changes.add(new Change(What.RESTORED, change.rule(), now, change.before()));
      }
    }
    keep(changes, who);
    return Optional.empty();
  }

  private void keep(List<Change> changes, String who) {
    if (changes.isEmpty()) {
      return;
    }
    long number = revisions.size() + 1L;
    Instant at = clock.instant();
    var columns = new ArrayList<List<String>>();
    columns.add(changes.stream().map(change -> change.what().wireName()).toList());
    var texts = new RuleFields(ZoneOffset.UTC, at);
    for (int field = 0; field < RuleFields.NAMES.size(); field++) {
      var column = new ArrayList<String>();
      for (Change change : changes) {
        Rule after = change.after();
        column.add(after != null ? texts.write(after).get(field) : field == 0 ? change.rule() : "");
      }
      columns.add(column);
    }
    var values = new ArrayList<Object>();
    values.add(number);
    values.addAll(columns);
    values.add(who);
    values.add(at);
    facts.update(Query.of(StoredRules.class, "insert-changes.sql", values.toArray()));
    add(new Revision(number, who, at, changes));
  }

  private void add(Revision revision) {
    revisions.add(revision);
    for (Change change : revision.changes()) {
      Rule after = change.after();
      if (after == null) {
        rules.remove(change.rule());
      } else {
        rules.put(change.rule(), after);
      }
    }
  }

  private void remember(Line line) {
    var change = new Change(line.what, line.id, rules.get(line.id), line.rule);
    Revision last = revisions.isEmpty() ? null : revisions.getLast();
    if (last != null && last.number() == line.revision) {
      revisions.removeLast();
      var changes = new ArrayList<>(last.changes());
      changes.add(change);
      add(new Revision(last.number(), last.who(), last.at(), changes));
    } else {
      add(new Revision(line.revision, line.who, line.at, List.of(change)));
    }
  }

  private static Line read(Row row) {
    var fields = new HashMap<String, String>();
    for (int i = 0; i < RuleFields.NAMES.size(); i++) {
      fields.put(RuleFields.NAMES.get(i), row.text(i + 2));
    }
    Instant at = Objects.requireNonNullElse(row.instantOrNull(12), Instant.EPOCH);
    return new Line(
        row.integer(0),
        What.of(row.text(1)).orElse(What.CHANGED),
        row.text(2),
        rule(fields, at),
        row.text(11),
        at);
  }

  /// Null for one that was removed, or that this program does not understand.
  private static @Nullable Rule rule(Map<String, String> fields, Instant at) {
    if (fields.getOrDefault("effect", "").isEmpty()) {
      return null;
    }
    try {
      return new RuleFields(ZoneOffset.UTC, at).read(name -> fields.getOrDefault(name, ""));
    } catch (IllegalArgumentException e) {
      LOG.log(
          System.Logger.Level.WARNING,
          "rule {0} is not heeded: {1}",
          fields.get("id"),
          e.getMessage());
      return null;
    }
  }
}
