package io.shopkeeper.ingest.merge;

import io.shopkeeper.ingest.fusion.FusionKind;
import io.shopkeeper.ingest.merge.Said.Outcome;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The decisions about a shop's records that are the same, as they are stored.
///
/// What a person said stands above what a model finds. Safe for any number of threads; one decision
/// is taken at a time.
public final class Merges {
  /// Who decided where nobody did.
  public static final String MODEL = "model";

  private final Facts facts;
  private final InstantSource clock;

  public Merges(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
  }

  /// All that are merged, the newest first.
  public List<Merge> merges(FusionKind kind) {
    return facts.list(
        Query.of(Merges.class, "merges.sql", kind.wireName()),
        row ->
            new Merge(
                kind,
                row.text(0),
                row.text(1),
                row.number(2),
                row.text(3),
                row.text(4),
                time(row.instantOrNull(5))));
  }

  /// What a person should look at, the most uncertain first: neither what was said already nor what
  /// follows from it.
  public List<Doubt> doubts(FusionKind kind) {
    Groups groups = groups(merges(kind));
    List<Said> apart = labels(kind).stream().filter(said -> !said.same()).toList();
    return facts
        .list(
            Query.of(Merges.class, "doubts.sql", kind.wireName()),
            row -> new Doubt(kind, row.text(0), row.text(1), row.number(2), row.text(3)))
        .stream()
        .filter(doubt ->
            !groups.same(doubt.a(), doubt.b()) && !wouldJoin(groups, apart, doubt.a(), doubt.b()))
        .toList();
  }

  /// What people said, the oldest first.
  public List<Said> labels(FusionKind kind) {
    return facts.list(
        Query.of(Merges.class, "labels.sql", kind.wireName()),
        row ->
            new Said(
                kind,
                row.text(0),
                row.text(1),
                row.truth(2),
                row.text(3),
                time(row.instantOrNull(4))));
  }

  private static Instant time(@Nullable Instant time) {
    return time == null ? Instant.EPOCH : time;
  }

  /// Keeps what a person says of two records, and merges or parts them.
  public synchronized Outcome say(
      FusionKind kind, String one, String other, boolean same, String by) {
    if (one.equals(other)) {
      return refused("'%s' cannot be merged with or parted from itself", one);
    }
    Set<String> known = known(kind, List.of(one, other));
    for (String id : List.of(one, other)) {
      if (!known.contains(id)) {
        return refused("the shop's %s have no '%s'", kind.wireName(), id);
      }
    }
    String a = one.compareTo(other) < 0 ? one : other;
    String b = a.equals(one) ? other : one;
    Optional<Said> before = labels(kind).stream().filter(said -> is(said, a, b)).findFirst();
    if (before.isPresent() && before.get().same() == same) {
      return new Outcome.Kept();
    }
    return same ? merge(kind, a, b, before, by) : part(kind, a, b, before, by);
  }

  private Outcome merge(FusionKind kind, String a, String b, Optional<Said> before, String by) {
    if (before.isPresent()) {
      return refused(
          "%s said at %s that '%s' and '%s' are different; take that back first",
          before.get().by(), before.get().at(), a, b);
    }
    List<Merge> merges = merges(kind);
    boolean direct = merges.stream().anyMatch(merge -> merge.a().equals(a) && merge.b().equals(b));
    var groups = groups(merges);
    if (!direct && groups.same(a, b)) {
      return refused("'%s' and '%s' are the same already, by way of other merges", a, b);
    }
    groups.join(a, b);
    Optional<Said> parted = parted(groups, labels(kind));
    if (parted.isPresent()) {
      return refused(
          "'%s' and '%s' cannot be the same: '%s' and '%s' would be, too, which %s said are"
              + " different",
          a, b, parted.get().a(), parted.get().b(), parted.get().by());
    }
    keep(kind, a, b, true, by);
    remove(kind, a, b);
    insert(List.of(new Merge(kind, a, b, 1, "label: a person said so", by, clock.instant())));
    return new Outcome.Kept();
  }

  /// Parts two records for good; how a merge is undone.
  private Outcome part(FusionKind kind, String a, String b, Optional<Said> before, String by) {
    List<Merge> others =
        merges(kind).stream()
            .filter(merge -> !(merge.a().equals(a) && merge.b().equals(b)))
            .toList();
    if (groups(others).same(a, b)) {
      return refused(
          "'%s' and '%s' are the same by way of other merges as well; undo one of those", a, b);
    }
    if (before.isPresent()) {
      forget(kind, a, b);
    }
    keep(kind, a, b, false, by);
    remove(kind, a, b);
    return new Outcome.Kept();
  }

  /// Takes back what was said of a pair, and the merge that followed from it; false if nothing was
  /// said. What was doubtful is so again; the next fusion judges the pair anew.
  public synchronized boolean takeBack(FusionKind kind, String one, String other) {
    String a = one.compareTo(other) < 0 ? one : other;
    String b = a.equals(one) ? other : one;
    boolean said = forget(kind, a, b) > 0;
    if (said) {
      remove(kind, a, b);
    }
    return said;
  }

  /// Replaces all that the model found before; what people said stays, and goes before it.
  ///
  /// @return how many merges were left out since a person's labels forbid them
  synchronized int replace(FusionKind kind, List<Merge> found, List<Doubt> doubts) {
    List<Said> labels = labels(kind);
    List<Merge> byPeople =
        merges(kind).stream().filter(merge -> !merge.decidedBy().equals(MODEL)).toList();
    Groups groups = groups(byPeople);
    List<Merge> kept = new ArrayList<>();
    List<Merge> mostProbableFirst =
        found.stream()
            .sorted(
                Comparator.comparingDouble((Merge merge) -> -merge.probability())
                    .thenComparing(Merge::a)
                    .thenComparing(Merge::b))
            .toList();
    List<Said> apart = labels.stream().filter(said -> !said.same()).toList();
    int forbidden = 0;
    for (Merge merge : mostProbableFirst) {
      if (groups.same(merge.a(), merge.b())) {
        continue;
      }
      if (wouldJoin(groups, apart, merge.a(), merge.b())) {
        forbidden++;
      } else {
        groups.join(merge.a(), merge.b());
        kept.add(merge);
      }
    }
    facts.update(Query.of(Merges.class, "delete-found.sql", kind.wireName(), MODEL));
    facts.update(Query.of(Merges.class, "delete-doubts.sql", kind.wireName()));
    insert(kept);
    insertDoubts(doubts.stream().filter(doubt -> !groups.same(doubt.a(), doubt.b())).toList());
    return forbidden;
  }

  /// Whether two that a person parted would be the same if `a` and `b` were.
  private static boolean wouldJoin(Groups groups, List<Said> apart, String a, String b) {
    return apart.stream()
        .anyMatch(said ->
            groups.same(said.a(), a) && groups.same(said.b(), b)
                || groups.same(said.a(), b) && groups.same(said.b(), a));
  }

  private static Groups groups(List<Merge> merges) {
    var groups = new Groups();
    merges.forEach(merge -> groups.join(merge.a(), merge.b()));
    return groups;
  }

  private static Optional<Said> parted(Groups groups, List<Said> labels) {
    return labels.stream()
        .filter(said -> !said.same() && groups.same(said.a(), said.b()))
        .findFirst();
  }

  private static boolean is(Said said, String a, String b) {
    return said.a().equals(a) && said.b().equals(b);
  }

  private Set<String> known(FusionKind kind, List<String> ids) {
    String question =
        switch (kind) {
          case CUSTOMERS -> "known-customers.sql";
          case PRODUCTS -> "known-products.sql";
        };
    return new HashSet<>(facts.list(Query.of(Merges.class, question, ids), row -> row.text(0)));
  }

  private void keep(FusionKind kind, String a, String b, boolean same, String by) {
    facts.update(
        Query.of(Merges.class, "keep-label.sql", kind.wireName(), a, b, same, by, clock.instant()));
  }

  private long forget(FusionKind kind, String a, String b) {
    return facts.update(Query.of(Merges.class, "delete-label.sql", kind.wireName(), a, b));
  }

  private void remove(FusionKind kind, String a, String b) {
    facts.update(Query.of(Merges.class, "delete-merge.sql", kind.wireName(), a, b));
  }

  private void insert(List<Merge> merges) {
    if (!merges.isEmpty()) {
      Merge first = merges.getFirst();
      facts.update(
          Query.of(
              Merges.class,
              "keep-merges.sql",
              first.kind().wireName(),
              merges.stream().map(Merge::a).toList(),
              merges.stream().map(Merge::b).toList(),
              merges.stream().map(merge -> String.valueOf(merge.probability())).toList(),
              merges.stream().map(Merge::reason).toList(),
              merges.stream().map(Merge::decidedBy).toList(),
              first.decidedAt()));
    }
  }

  private void insertDoubts(List<Doubt> doubts) {
    if (!doubts.isEmpty()) {
      facts.update(
          Query.of(
              Merges.class,
              "keep-doubts.sql",
              doubts.getFirst().kind().wireName(),
              doubts.stream().map(Doubt::a).toList(),
              doubts.stream().map(Doubt::b).toList(),
              doubts.stream().map(doubt -> String.valueOf(doubt.probability())).toList(),
              doubts.stream().map(Doubt::reason).toList()));
    }
  }

  private static Outcome refused(String format, Object... values) {
    return new Outcome.Refused(format.formatted(values));
  }
}
