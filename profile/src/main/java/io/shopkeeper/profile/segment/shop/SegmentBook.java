package io.shopkeeper.profile.segment.shop;

import io.shopkeeper.profile.segment.SavedSegment;
import io.shopkeeper.profile.segment.SegmentRule;
import io.shopkeeper.profile.segment.SegmentVersion;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The segments of a shop and all their versions, in the table `segment_change`, which only grows,
/// and in memory. Safe for any number of threads; a change is durable on return.
public final class SegmentBook {
  private static final System.Logger LOG = System.getLogger(SegmentBook.class.getName());
  private static final int MOST = 500;
  private static final int MOST_LISTED = 1_000_000;

  private final Facts facts;
  private final InstantSource clock;

  /// By id, in the order of versions; one that was removed ends with null.
  private final Map<String, List<@Nullable SavedSegment>> versions = new TreeMap<>();

  private final Map<SegmentVersion, Set<String>> listed = new ConcurrentHashMap<>();

  public SegmentBook(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    facts
        .list(Query.of(SegmentBook.class, "changes.sql"), SegmentBook::read)
        .forEach(
            line -> versions.computeIfAbsent(line.id, _ -> new ArrayList<>()).add(line.segment));
  }

  /// A line of the table; no segment for one that was removed, or that this program does not
  /// understand.
  private record Line(String id, @Nullable SavedSegment segment) {}

  /// The newest versions, by id.
  public synchronized List<SavedSegment> list() {
    return versions.values().stream().map(List::getLast).filter(Objects::nonNull).toList();
  }

  /// All versions that were declared under an id, the newest first; none if there is no such
  /// segment now.
  public synchronized List<SavedSegment> history(String id) {
    List<@Nullable SavedSegment> all = versions.getOrDefault(id, List.of());
    return all.isEmpty() || all.getLast() == null
        ? List.of()
        : all.reversed().stream().filter(Objects::nonNull).toList();
  }

  /// A version of a segment that is there.
  public synchronized Optional<SavedSegment> find(SegmentVersion wanted) {
    return history(wanted.segment()).stream()
        .filter(one -> wanted.version() == 0 || one.version() == wanted.version())
        .findFirst();
  }

  /// Declares a segment by a condition: its first version, or the next of one that was another. One
  /// that is the same already stays as it is.
  ///
  /// @throws IllegalArgumentException for an id or name that cannot be, or more segments than a
  ///   shop may have
  public synchronized SavedSegment put(
      String id, String name, SegmentRule.Where where, String who) {
    SavedSegment.check(id, name);
    Optional<SavedSegment> known = find(new SegmentVersion(id, 0));
    if (known.filter(one -> one.name().equals(name) && one.rule().equals(where)).isPresent()) {
      return known.get();
    }
    return add(id, name, where, who);
  }

  /// Declares a segment by whom it lists; always a new version.
  ///
  /// @throws IllegalArgumentException likewise, and for a list of nobody or of too many
  public synchronized SavedSegment put(
      String id, String name, Collection<String> customers, String who) {
    SavedSegment.check(id, name);
    Set<String> distinct = new TreeSet<>(customers);
    if (distinct.isEmpty() || distinct.size() > MOST_LISTED) {
      throw new IllegalArgumentException(
          "a list of customers has 1 to %,d of them: %,d".formatted(MOST_LISTED, distinct.size()));
    }
    int version = next(id);
    facts.update(Query.of(SegmentBook.class, "delete-listed.sql", id, (long) version));
    facts.update(
        Query.of(
            SegmentBook.class, "insert-listed.sql", id, (long) version, List.copyOf(distinct)));
    return add(id, name, new SegmentRule.Listed(distinct.size()), who);
  }

  /// Removes a segment, all versions with it; false if there was none.
  public synchronized boolean remove(String id, String who) {
    List<SavedSegment> known = history(id);
    if (known.isEmpty()) {
      return false;
    }
    keep(id, next(id), known.getFirst().name(), "removed", "", 0, who, clock.instant());
    versions.getOrDefault(id, new ArrayList<>()).add(null);
    return true;
  }

  /// Whom a version lists.
  Set<String> listed(SavedSegment segment) {
    return listed.computeIfAbsent(
        new SegmentVersion(segment.id(), segment.version()),
        key ->
            Set.copyOf(
                facts.list(
                    Query.of(SegmentBook.class, "listed.sql", (long) key.version(), key.segment()),
                    row -> row.text(0))));
  }

  private int next(String id) {
    return versions.getOrDefault(id, List.of()).size() + 1;
  }

  private SavedSegment add(String id, String name, SegmentRule rule, String who) {
    var segment = new SavedSegment(id, next(id), name, rule, who, clock.instant());
    if (find(new SegmentVersion(id, 0)).isEmpty() && list().size() >= MOST) {
      throw new IllegalArgumentException("a shop has at most %d segments".formatted(MOST));
    }
    switch (rule) {
      case SegmentRule.Where where ->
          keep(id, segment.version(), name, "where", where.text(), 0, who, segment.at());
      case SegmentRule.Listed list ->
          keep(id, segment.version(), name, "list", "", list.customers(), who, segment.at());
    }
    versions.computeIfAbsent(id, _ -> new ArrayList<>()).add(segment);
    return segment;
  }

  private void keep(
      String id,
      int version,
      String name,
      String kind,
      String condition,
      int customers,
      String who,
      Instant at) {
    facts.update(
        Query.of(
            SegmentBook.class,
            "insert-change.sql",
            id,
            (long) version,
            name,
            kind,
            condition,
            (long) customers,
            who,
            at));
  }

  private static Line read(Row row) {
    String id = row.text(0);
    try {
      SegmentRule rule =
          switch (row.text(3)) {
            case "where" -> SegmentRule.where(row.text(4));
            case "list" -> new SegmentRule.Listed((int) row.integer(5));
            default -> null;
          };
      return new Line(
          id,
          rule == null
              ? null
              : new SavedSegment(
                  id,
                  (int) row.integer(1),
                  row.text(2),
                  rule,
                  row.text(6),
                  Objects.requireNonNullElse(row.instantOrNull(7), Instant.EPOCH)));
    } catch (IllegalArgumentException e) {
      LOG.log(System.Logger.Level.WARNING, "segment {0} is left out: {1}", id, e.getMessage());
      return new Line(id, null);
    }
  }
}
