package io.shopkeeper.content.check.shop;

import io.shopkeeper.content.check.AdvertisingRules;
import io.shopkeeper.content.check.ForbiddenClaim;
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
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a shop's texts must not say: the claims of the program, as the shop changed them, and its
/// own. Every change is kept and can be taken back; it holds for all that is checked from then on.
/// Safe for any number of threads; [#rules] never waits.
public final class ClaimBook {
  private static final int MOST = 1_000;

  private final Facts facts;
  private final InstantSource clock;
  private final Map<String, ForbiddenClaim> ofProgram = new TreeMap<>();
  private final Map<String, ForbiddenClaim> claims = new TreeMap<>();
  private final List<Change> changes = new ArrayList<>();
  private volatile AdvertisingRules rules;

  ClaimBook(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
    AdvertisingRules.ofProgram().forEach(claim -> ofProgram.put(claim.id(), claim));
    claims.putAll(ofProgram);
    facts.list(Query.of(ClaimBook.class, "claim-changes.sql"), this::read).forEach(this::remember);
    rules = AdvertisingRules.heeding(claims.values());
  }

  /// What somebody did to a claim.
  ///
  /// @param revision from 1; what was changed at once has one number
  /// @param before null where there was none
  /// @param after null where there is none any more
  public record Change(
      long revision,
      String claim,
      @Nullable ForbiddenClaim before,
      @Nullable ForbiddenClaim after,
      String who,
      Instant at) {}

  /// What texts must not say now.
  public AdvertisingRules rules() {
    return rules;
  }

  /// Heeded or not, by id.
  public synchronized List<ForbiddenClaim> list() {
    return List.copyOf(claims.values());
  }

  public synchronized Optional<ForbiddenClaim> find(String id) {
    return Optional.ofNullable(claims.get(id));
  }

  /// Whether a claim is the shop's own, and can be removed.
  public boolean own(String id) {
    return !ofProgram.containsKey(id);
  }

  /// The newest first.
  public synchronized List<Change> history() {
    return changes.reversed().stream().toList();
  }

  /// Adds claims, or puts them in place of those of the same ids.
  ///
  /// @return what became different
  /// @throws IllegalArgumentException for words that take too long to look for, or too many claims
  public synchronized List<Change> put(Collection<ForbiddenClaim> put, String who) {
    var wanted = new TreeMap<String, @Nullable ForbiddenClaim>();
    for (ForbiddenClaim claim : put) {
      if (!claim.equals(ofProgram.get(claim.id()))) {
        claim.requireQuick();
      }
      wanted.put(claim.id(), claim);
    }
    long added = wanted.keySet().stream().filter(id -> !claims.containsKey(id)).count();
    if (claims.size() + added > MOST) {
      throw new IllegalArgumentException("a shop has at most %,d forbidden claims".formatted(MOST));
    }
    return change(wanted, who);
  }

  /// Removes one of the shop's own.
  ///
  /// @throws IllegalArgumentException if there is none, or it is the program's
  public synchronized List<Change> remove(String id, String who) {
    if (!claims.containsKey(id)) {
      throw new IllegalArgumentException("there is no forbidden claim '%s'".formatted(id));
    }
    if (!own(id)) {
      throw new IllegalArgumentException(
          "claim '%s' is part of the program: switch it off instead".formatted(id));
    }
    var wanted = new TreeMap<String, @Nullable ForbiddenClaim>();
    wanted.put(id, null);
    return change(wanted, who);
  }

  /// Makes the claims of a revision what they were before it.
  ///
  /// @throws IllegalArgumentException if there is no such revision, or a claim of it was changed
  ///   since
  public synchronized List<Change> undo(long revision, String who) {
    var wanted = new TreeMap<String, @Nullable ForbiddenClaim>();
    for (Change change : changes) {
      if (change.revision == revision) {
        if (!Objects.equals(claims.get(change.claim), change.after)) {
          throw new IllegalArgumentException(
              "claim '%s' was changed since revision %d".formatted(change.claim, revision));
        }
        wanted.put(change.claim, change.before);
      }
    }
    if (wanted.isEmpty()) {
      throw new IllegalArgumentException("there is no revision %d".formatted(revision));
    }
    return change(wanted, who);
  }

  private List<Change> change(Map<String, @Nullable ForbiddenClaim> wanted, String who) {
    long revision = changes.isEmpty() ? 1 : changes.getLast().revision + 1;
    Instant now = clock.instant();
    List<Change> made =
        wanted.entrySet().stream()
            .filter(one -> !Objects.equals(claims.get(one.getKey()), one.getValue()))
            .map(one ->
                new Change(
                    revision, one.getKey(), claims.get(one.getKey()), one.getValue(), who, now))
            .toList();
    if (!made.isEmpty()) {
      var values = new ArrayList<Object>(List.of(revision, who, now));
      values.add(made.stream().map(Change::claim).toList());
      List.<Function<ForbiddenClaim, String>>of(
              ForbiddenClaim::country,
              ForbiddenClaim::category,
              ForbiddenClaim::words,
              ForbiddenClaim::harmless,
              ForbiddenClaim::law,
              claim -> String.valueOf(claim.active()))
          .forEach(column -> values.add(made.stream().map(one -> text(one, column)).toList()));
      facts.update(Query.of(ClaimBook.class, "insert-claim-changes.sql", values.toArray()));
      made.forEach(this::remember);
      rules = AdvertisingRules.heeding(claims.values());
    }
    return made;
  }

  private static String text(Change change, Function<ForbiddenClaim, String> column) {
    ForbiddenClaim after = change.after;
    return after == null ? "" : column.apply(after);
  }

  private void remember(Change change) {
    changes.add(
        new Change(
            change.revision,
            change.claim,
            claims.get(change.claim),
            change.after,
            change.who,
            change.at));
    if (change.after == null) {
      claims.remove(change.claim);
    } else {
      claims.put(change.claim, change.after);
    }
  }

  /// One without words was removed.
  private Change read(Row row) {
    String id = row.text(1);
    ForbiddenClaim after =
        row.text(4).isEmpty()
            ? null
            : new ForbiddenClaim(
                id, row.text(2), row.text(3), row.text(4), row.text(5), row.text(6), row.truth(7));
    return new Change(
        row.integer(0),
        id,
        null,
        after,
        row.text(8),
        Objects.requireNonNullElse(row.instantOrNull(9), Instant.EPOCH));
  }
}
