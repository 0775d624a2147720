package io.shopkeeper.search.synonyms;

import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The synonyms of a shop and those it does not want, who said so and when. What is said holds for
/// the next search; every change is kept and can be taken back. Safe for any number of threads;
/// [#now] never waits.
public final class SynonymBook {
  private static final int MOST = 2_000;
  private static final String YES = "yes";
  private static final String NO = "no";
  private static final String REMOVED = "removed";

  private final Facts facts;
  private final InstantSource clock;
  private final Map<String, Said> said = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private volatile Synonyms now = Synonyms.NONE;

  public SynonymBook(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    facts
        .list(Query.of(SynonymBook.class, "synonym-changes.sql"), SynonymBook::read)
        .forEach(this::remember);
    now = compiled();
  }

  /// What the shop says of a synonym.
  ///
  /// @param yes false for one that it does not want to be proposed again
  public record Said(Synonym synonym, boolean yes) {}

  /// @param revision from 1
  /// @param before null where nothing was said
  /// @param after null where it was taken back
  public record Change(
      long revision, @Nullable Said before, @Nullable Said after, String who, Instant at) {
    /// What was changed.
    public Synonym synonym() {
      return Objects.requireNonNull(after == null ? before : after).synonym;
    }
  }

  /// The synonyms that queries are read by.
  public Synonyms now() {
    return now;
  }

  /// In the order of their words.
  public synchronized List<Said> list() {
    return List.copyOf(said.values());
  }

  /// The newest first.
  public synchronized List<Change> history() {
    return List.copyOf(changes.reversed());
  }

  /// Whether the shop has said yes or no to one that leads from these words to those.
  public synchronized boolean knows(Synonym asked) {
    return said.values().stream().anyMatch(one -> one.synonym.leads(asked.words(), asked.means()));
  }

  /// Says yes or no to a synonym, whatever was said before.
  ///
  /// @throws IllegalArgumentException for more than a shop may have
  public synchronized void say(Synonym synonym, boolean yes, String who) {
    if (!said.containsKey(key(synonym)) && said.size() >= MOST) {
      throw new IllegalArgumentException("a shop has at most %,d synonyms".formatted(MOST));
    }
    change(synonym, new Said(synonym, yes), who);
  }

  /// Removes what was said of two wordings.
  ///
  /// @throws IllegalArgumentException if nothing was
  public synchronized void remove(Synonym synonym, String who) {
    if (!said.containsKey(key(synonym))) {
      throw new IllegalArgumentException("there is no synonym '%s'".formatted(synonym.text()));
    }
    change(synonym, null, who);
  }

  /// Takes a revision back.
  ///
  /// @throws IllegalArgumentException if there is none of this number, or the synonym was changed
  ///   since
  public synchronized void undo(long revision, String who) {
    if (revision < 1 || revision > changes.size()) {
      throw new IllegalArgumentException("there is no revision %d".formatted(revision));
    }
    Change undone = changes.get((int) revision - 1);
    if (!Objects.equals(said.get(key(undone.synonym())), undone.after)) {
      throw new IllegalArgumentException(
          "'%s' was changed since revision %d".formatted(undone.synonym().text(), revision));
    }
    change(undone.synonym(), undone.before, who);
  }

  private void change(Synonym synonym, @Nullable Said after, String who) {
    Said before = said.get(key(synonym));
    if (Objects.equals(before, after)) {
      return;
    }
    var change = new Change(changes.size() + 1L, before, after, who, clock.instant());
    facts.update(
        Query.of(
            SynonymBook.class,
            "insert-synonym-change.sql",
            change.revision,
            change.synonym().words(),
            change.synonym().means(),
            change.synonym().bothWays(),
            after == null ? REMOVED : after.yes ? YES : NO,
            who,
            change.at));
    remember(change);
    now = compiled();
  }

  private Synonyms compiled() {
    return new Synonyms(said.values().stream().filter(Said::yes).map(Said::synonym).toList());
  }

  private void remember(Change change) {
    String key = key(change.synonym());
    Said after = change.after;
    changes.add(new Change(change.revision, said.get(key), after, change.who, change.at));
    if (after == null) {
      said.remove(key);
    } else {
      said.put(key, after);
    }
  }

  /// One pair of wordings is said one thing of.
  private static String key(Synonym synonym) {
    return synonym.words() + "\t" + synonym.means();
  }

  private static Change read(Row row) {
    var one =
        new Said(new Synonym(row.text(1), row.text(2), row.truth(3)), row.text(4).equals(YES));
    boolean removed = row.text(4).equals(REMOVED);
    return new Change(
        row.integer(0),
        removed ? one : null,
        removed ? null : one,
        row.text(5),
        Objects.requireNonNullElse(row.instantOrNull(6), Instant.EPOCH));
  }
}
