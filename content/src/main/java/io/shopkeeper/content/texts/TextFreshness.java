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
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Compares texts with the facts of now. One that rests on a fact that is another now is stale; if
/// it has become untrue it is not shown any more.
///
/// Nothing is kept in memory. All texts of the products are compared first, some 20 µs each, and
/// marked together; a text that says the old words of a fact is not shown from then on. The checks,
/// some hundred times as costly, read what is stale before the return where that is little, and
/// otherwise when [#recheck] is asked to.
public final class TextFreshness {
  private static final int AT_ONCE = 20_000;
  private static final int CHECKED_AT_ONCE = 200;
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
  /// @param unchecked of the stale ones, those that the checks have not read yet
  public record Result(int stale, int withdrawn, int fresh, int outdated, int unchecked) {
    static final Result NONE = new Result(0, 0, 0, 0, 0);

    Result and(Result other) {
      return new Result(
          stale + other.stale,
          withdrawn + other.withdrawn,
          fresh + other.fresh,
          outdated + other.outdated,
          unchecked + other.unchecked);
    }
  }

  Result catalogueChanged() {
    Result result = Result.NONE;
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
      List<Compared> texts =
          tables.rests(ids).stream()
              .map(rest -> Compared.of(rest, products.get(rest.key().product())))
              .toList();
      Instant now = clock.instant();
      List<TextAct> acts =
          new ArrayList<>(texts.stream().flatMap(text -> text.act(now).stream()).toList());
      Set<TextKey> stale =
          acts.stream()
              .filter(act -> act.kind() == TextAct.Kind.STALE)
              .map(TextAct::key)
              .collect(Collectors.toSet());
      int unchecked = stale.size();
      if (unchecked <= CHECKED_AT_ONCE) {
        Set<TextKey> untrue = untrue(stale, products);
        acts.replaceAll(act -> untrue.contains(act.key()) ? withdrawn(act) : act);
        unchecked = 0;
      }
      tables.act(acts, now);
      var counts = new HashMap<TextAct.Kind, Integer>();
      acts.forEach(act -> counts.merge(act.kind(), 1, Integer::sum));
      return new Result(
          counts.getOrDefault(TextAct.Kind.STALE, 0),
          counts.getOrDefault(TextAct.Kind.WITHDRAWN, 0),
          counts.getOrDefault(TextAct.Kind.FRESH, 0),
          (int) texts.stream().filter(Compared::outdated).count(),
          unchecked);
    }
  }

  /// Reads the stale texts of some products, and withdraws those that are not true any more.
  ///
  /// @return which texts of theirs a new draft is wanted for
  List<TextKey> recheck(Collection<ProductId> ids) {
    changed(ids);
    Map<ProductId, Product> products = facts.products(ids);
    synchronized (tables) {
      List<TextRest> texts = tables.rests(ids);
      var stale = new HashMap<TextKey, TextRest.Shown>();
      texts.forEach(text ->
          text.shown()
              .filter(shown -> shown.state() == TextState.STALE)
              .ifPresent(shown -> stale.put(text.key(), shown)));
      Instant now = clock.instant();
      tables.act(
          untrue(stale.keySet(), products).stream()
              .map(key -> {
                TextRest.Shown shown = Objects.requireNonNull(stale.get(key));
                return new TextAct(
                    key, shown.version(), TextAct.Kind.WITHDRAWN, shown.note(), WHO, now);
              })
              .toList(),
          now);
      return texts.stream()
          .filter(text -> Compared.of(text, products.get(text.key().product())).outdated())
          .map(TextRest::key)
          .toList();
    }
  }

  /// A text beside the facts of now.
  ///
  /// @param product null if it is gone
  /// @param known what is known of it, and cited by the version that customers see; null likewise
  /// @param newest what is another now than when its newest version was written
  /// @param shown likewise of the version that customers see, if they see one
  private record Compared(
      TextRest rest,
      @Nullable Product product,
      @Nullable ProductFacts known,
      List<UsedFacts.Change> newest,
      List<UsedFacts.Change> shown) {

    static Compared of(TextRest rest, @Nullable Product product) {
      if (product == null) {
        return new Compared(rest, null, null, List.of(), List.of());
      }
      ProductFacts now = known(rest, product, rest.newest());
      List<UsedFacts.Change> newest = rest.newest().changes(now);
      UsedFacts shown = rest.shown().map(TextRest.Shown::facts).orElse(rest.newest());
      if (rest.shown().isEmpty() || shown == rest.newest()) {
        return new Compared(
            rest, product, now, newest, rest.shown().isEmpty() ? List.of() : newest);
      }
      ProductFacts known = known(rest, product, shown);
      return new Compared(rest, product, known, newest, shown.changes(known));
    }

    private static ProductFacts known(TextRest rest, Product product, UsedFacts facts) {
      return TextChecks.facts(product, rest.key().language(), facts.cited());
    }

    /// Whether nothing that is shown, or waits, rests on the facts of now.
    boolean outdated() {
      return product != null
          && rest.programs()
          && !newest.isEmpty()
          && (rest.shown().isEmpty() || !shown.isEmpty());
    }

    /// What becomes of the version that is shown, as far as the facts alone tell.
    Optional<TextAct> act(Instant now) {
      return rest.shown().flatMap(one -> act(one, now));
    }

    private Optional<TextAct> act(TextRest.Shown one, Instant now) {
      if (product == null || known == null) {
        return Optional.of(act(one, TextAct.Kind.WITHDRAWN, GONE, now));
      }
      boolean stale = one.state() == TextState.STALE;
      if (shown.isEmpty()) {
        return stale ? Optional.of(act(one, TextAct.Kind.FRESH, "", now)) : Optional.empty();
      }
      String note = shown.stream().map(UsedFacts.Change::words).collect(Collectors.joining("; "));
      if (stale && one.note().equals(note)) {
        return Optional.empty();
      }
      boolean outlived =
          UsedFacts.plainlyOutlived(shown, known, one.words(), rest.key().language());
      TextAct.Kind kind = outlived ? TextAct.Kind.WITHDRAWN : TextAct.Kind.STALE;
      return Optional.of(act(one, kind, note, now));
    }

    private TextAct act(TextRest.Shown one, TextAct.Kind kind, String note, Instant now) {
      return new TextAct(rest.key(), one.version(), kind, note, WHO, now);
    }
  }

  /// Which of some texts that are shown say old words, or what the checks find untrue.
  private Set<TextKey> untrue(Set<TextKey> texts, Map<ProductId, Product> products) {
    var untrue = new HashSet<TextKey>();
    if (texts.isEmpty()) {
      return untrue;
    }
    Set<ProductId> ids = texts.stream().map(TextKey::product).collect(Collectors.toSet());
    for (TextVersion version : tables.shown(ids)) {
      @Nullable Product product = products.get(version.key().product());
      if (product != null && texts.contains(version.key())) {
        TextKey key = version.key();
        ProductFacts known = TextChecks.facts(product, key.language(), version.facts().cited());
        List<UsedFacts.Change> changes = version.facts().changes(known);
        String words = version.text().whole();
        if (!UsedFacts.outlived(changes, known, words, key.language()).isEmpty()
            || !checks.check(key, version.text(), known).passes()) {
          untrue.add(key);
        }
      }
    }
    return untrue;
  }

  private static TextAct withdrawn(TextAct act) {
    return new TextAct(
        act.key(), act.version(), TextAct.Kind.WITHDRAWN, act.note(), act.who(), act.at());
  }
}
