package io.shopkeeper.content.texts;

import io.shopkeeper.content.check.ProductFacts;
import io.shopkeeper.content.check.UsedFacts;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares texts with the facts of now. One that rests on a fact that is another now is stale; if
/// it has become untrue it is not shown any more.
///
/// Nothing is kept in memory: the texts of the products are read and compared, some microseconds
/// each; those that rest on what changed are checked anew.
public final class TextFreshness {
  private static final int AT_ONCE = 500;
  private static final String WHO = "catalogue";
  private static final String GONE = "the product is gone";

  private final Facts facts;
  private final TextTables tables;
  private final TextChecks checks;
  private final InstantSource clock;

  TextFreshness(Facts facts, TextTables tables, TextChecks checks, InstantSource clock) {
    this.facts = facts;
    this.tables = tables;
    this.checks = checks;
    this.clock = clock;
  }

  /// What a change of the catalogue did.
  ///
  /// @param stale texts that are shown on although a fact is another now
  /// @param withdrawn texts that became untrue
  /// @param fresh texts whose facts are again what they were
  /// @param outdated texts that a new draft is wanted for
  public record Result(int stale, int withdrawn, int fresh, int outdated) {
    Result and(Result other) {
      return new Result(
          stale + other.stale,
          withdrawn + other.withdrawn,
          fresh + other.fresh,
          outdated + other.outdated);
    }
  }

  Result catalogueChanged() {
    var result = new Result(0, 0, 0, 0);
    List<ProductId> products = tables.products("", AT_ONCE);
    while (!products.isEmpty()) {
      result = result.and(changed(products));
      products = tables.products(products.getLast().value(), AT_ONCE);
    }
    return result;
  }

  Result changed(Collection<ProductId> ids) {
    Map<ProductId, Product> products = facts.products(ids);
    synchronized (tables) {
      Map<TextKey, TextVersion> shown =
          tables.shown(ids).stream().collect(Collectors.toMap(TextVersion::key, one -> one));
      var acts = new ArrayList<TextAct>();
      Instant now = clock.instant();
      int outdated = 0;
      for (TextStanding standing : tables.standings(ids)) {
        @Nullable Product product = products.get(standing.key().product());
        @Nullable TextVersion version = shown.get(standing.key());
        if (version != null) {
          act(version, standing, product, now).ifPresent(acts::add);
        }
        outdated += product != null && outdated(standing, version, product) ? 1 : 0;
      }
      tables.act(acts, now);
      var counts = new HashMap<TextAct.Kind, Integer>();
      acts.forEach(act -> counts.merge(act.kind(), 1, Integer::sum));
      return new Result(
          counts.getOrDefault(TextAct.Kind.STALE, 0),
          counts.getOrDefault(TextAct.Kind.WITHDRAWN, 0),
          counts.getOrDefault(TextAct.Kind.FRESH, 0),
          outdated);
    }
  }

  /// What becomes of a version that is shown.
  private Optional<TextAct> act(
      TextVersion version, TextStanding standing, @Nullable Product product, Instant now) {
    if (product == null) {
      return Optional.of(act(version, TextAct.Kind.WITHDRAWN, GONE, now));
    }
    ProductFacts known =
        TextChecks.facts(product, version.key().language(), version.facts().cited());
    List<UsedFacts.Change> changes = version.facts().changes(known);
    if (changes.isEmpty()) {
      return standing.state() == TextState.STALE
          ? Optional.of(act(version, TextAct.Kind.FRESH, "", now))
          : Optional.empty();
    }
    String note = changes.stream().map(UsedFacts.Change::words).collect(Collectors.joining("; "));
    if (!UsedFacts.outlived(changes, known, version.text().whole()).isEmpty()
        || !checks.check(version.key(), version.text(), known).passes()) {
      return Optional.of(act(version, TextAct.Kind.WITHDRAWN, note, now));
    }
    boolean news =
        standing.last().filter(last -> last.note().equals(note)).isEmpty()
            || standing.state() != TextState.STALE;
    return news ? Optional.of(act(version, TextAct.Kind.STALE, note, now)) : Optional.empty();
  }

  private static TextAct act(TextVersion version, TextAct.Kind kind, String note, Instant now) {
    return new TextAct(version.key(), version.number(), kind, note, WHO, now);
  }

  /// Whether nothing that is shown, or waits, rests on the facts of now. What a person wrote waits
  /// for a person, whatever happens to the facts.
  static boolean outdated(TextStanding standing, @Nullable TextVersion shown, Product product) {
    TextVersion newest = standing.newest();
    boolean page = newest.key().channel().equals(TextKey.PAGE);
    boolean persons = standing.waiting() && newest.origin().equals(TextVersion.PERSON);
    return page && !persons && rest(newest, product) && (shown == null || rest(shown, product));
  }

  /// Whether a version rests on what is another now.
  private static boolean rest(TextVersion version, Product product) {
    return !version
        .facts()
        .changes(TextChecks.facts(product, version.key().language(), version.facts().cited()))
        .isEmpty();
  }
}
