package io.shopkeeper.rules.shop;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.Shop;
import io.shopkeeper.rules.CompiledRules;
import io.shopkeeper.rules.Finding;
import io.shopkeeper.rules.Findings;
import io.shopkeeper.rules.Rule;
import io.shopkeeper.rules.catalogue.Shelf;
import io.shopkeeper.store.Facts;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The rules of a shop, who changed them and when, held ready for its catalogue. Safe for any
/// number of threads; [#now] never waits.
///
/// The catalogue is read when the first rule asks for it, and anew when a rule asks for an
/// attribute that none did before; a shop without rules pays nothing.
public final class RuleBook {
  private static final CompiledRules NONE = CompiledRules.of(List.of(), new Shelf(List.of()));

  private final Shop shop;
  private final Facts facts;
  private final InstantSource clock;
  private final StoredRules stored;
  private @Nullable Shelf shelf;
  private volatile CompiledRules now = NONE;

  public RuleBook(Shop shop, Facts facts, InstantSource clock) {
    this.shop = shop;
    this.facts = facts;
    this.clock = clock;
    this.stored = new StoredRules(facts, clock);
    refresh();
  }

  /// The rules that lists are to keep.
  public CompiledRules now() {
    return now;
  }

  /// By id.
  public List<Rule> list() {
    return stored.list();
  }

  public Optional<Rule> find(String id) {
    return stored.find(id);
  }

  /// All changes, the newest first.
  public List<Revision> history() {
    return stored.history();
  }

  /// Reads and writes rules in the shop's time zone, as of now.
  public RuleFields fields() {
    return new RuleFields(shop.timeZone(), clock.instant());
  }

  /// Adds rules, or puts them in place of those of the same ids; lists keep them at once.
  ///
  /// @throws IllegalArgumentException for more rules than a shop may have
  public void put(Collection<Rule> rules, String who) {
    change(rules, List.of(), who);
  }

  /// Removes a rule; false if there was none.
  public boolean remove(String id, String who) {
    boolean known = stored.find(id).isPresent();
    change(List.of(), List.of(id), who);
    return known;
  }

  /// Makes the rules those of a file: what is not in it is removed.
  public void replace(Collection<Rule> rules, String who) {
    var removed = new TreeSet<String>();
    list().forEach(rule -> removed.add(rule.id()));
    rules.forEach(rule -> removed.remove(rule.id()));
    change(rules, removed, who);
  }

  /// Takes a revision back; the id of a rule that was changed since, which hinders it.
  ///
  /// @throws IllegalArgumentException if there is no such revision
  public Optional<String> undo(long revision, String who) {
    synchronized (this) {
      Optional<String> hindrance = stored.undo(revision, who);
      compile();
      return hindrance;
    }
  }

  /// Reads the catalogue anew, as after an import.
  public synchronized void refresh() {
    shelf = null;
    compile();
  }

  /// Takes over products just stored.
  public synchronized void productsChanged(Collection<Product> products) {
    Shelf there = shelf;
    if (there != null) {
      now = now.with(products.stream().mapToInt(there::put).distinct().toArray());
    }
  }

  /// The rules as they would be with another in place of the one of its id, for a look at what it
  /// does before it is kept.
  public synchronized CompiledRules with(Rule draft) {
    var rules = new ArrayList<>(list());
    rules.removeIf(rule -> rule.id().equals(draft.id()));
    rules.add(draft);
    return compiled(rules);
  }

  /// What is wrong with the rules that are kept.
  public List<Finding> findings() {
    return findings(now);
  }

  /// What is wrong with rules.
  public List<Finding> findings(CompiledRules rules) {
    return Findings.of(rules, clock.instant());
  }

  private synchronized void change(Collection<Rule> put, Collection<String> removed, String who) {
    var after = new TreeSet<String>();
    list().forEach(rule -> after.add(rule.id()));
    put.forEach(rule -> after.add(rule.id()));
    after.removeAll(removed);
    if (after.size() > CompiledRules.MOST) {
      throw new IllegalArgumentException(
          "%,d rules are more than the %,d that a shop may have"
              .formatted(after.size(), CompiledRules.MOST));
    }
    stored.change(put, removed, who);
    compile();
  }

  private void compile() {
    List<Rule> rules = list();
    now = rules.isEmpty() ? NONE : compiled(rules);
  }

  private CompiledRules compiled(List<Rule> rules) {
    var attributes = new TreeSet<String>();
    rules.forEach(rule -> attributes.addAll(rule.attributes()));
    Shelf there = shelf;
    if (there == null || !there.covers(attributes)) {
      list().forEach(rule -> attributes.addAll(rule.attributes()));
      there = Shelf.read(facts, attributes);
      shelf = there;
    }
    return CompiledRules.of(rules, there);
  }
}
