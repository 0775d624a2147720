package io.shopkeeper.rules;

import io.shopkeeper.rules.RuledItem.Step;
import io.shopkeeper.rules.diversity.DeterminantalPointProcess;
import io.shopkeeper.rules.diversity.Diversity;
import io.shopkeeper.rules.diversity.Likeness;
import io.shopkeeper.rules.diversity.MaximalMarginalRelevance;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.SortedMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// One list in the making: pins take their places first, then each free place, from the top, gets
/// the best of what remains, or what is drawn.
final class Arrangement {
  private final RulesInForce rules;
  private final ListRequest request;
  private final int candidates;
  private final Pool pool;
  private final CapCounts caps;
  private final List<Note> notes = new ArrayList<>();
  private final SortedMap<Integer, Pins.Pinned> pins;

  /// Those of the pool that may still be chosen; what a cap has no room for is closed when it is
  /// met.
  private final BitSet open = new BitSet();

  private final List<Choice> chosen = new ArrayList<>();
  private final @Nullable Diversity diversity;

  /// @param placing the rule which put it here whatever its score; null for one that is here by it
  /// @param penalty for its likeness to those above
  private record Choice(int entry, @Nullable Rule placing, double penalty) {}

  Arrangement(RulesInForce rules, List<Scored> candidates, ListRequest request) {
    this.rules = rules;
    this.request = request;
    this.candidates = candidates.size();
    this.pool = new Pool(rules, candidates, request);
    this.caps = new CapCounts(rules);
    open.set(0, pool.size());
    double spread = pool.spread();
    this.pins = Pins.place(rules, pool, caps, request, notes);
    this.diversity = diversity(spread);
    for (Pins.Pinned pin : pins.values()) {
      open.clear(pin.entry());
      if (diversity != null) {
        diversity.choose(pin.entry());
      }
    }
  }

  RuledList arrange() {
    RandomGenerator random = rules.explore() < 0 ? null : request.seed().generator("exploration");
    for (int place = 1; place <= request.count(); place++) {
      Pins.Pinned pin = pins.remove(place);
      if (pin != null) {
        chosen.add(new Choice(pin.entry(), pin.rule(), 0));
      } else if (!explored(random) && !chose(best(), null)) {
        break;
      }
    }
    // The list is shorter than their place.
    pins.values().forEach(pin -> chosen.add(new Choice(pin.entry(), pin.rule(), 0)));
    if (chosen.isEmpty() && candidates > 0) {
      List<String> excluded = rules.excluded();
      notes.add(excluded.isEmpty() ? new Note.Shortened(caps.full()) : new Note.Emptied(excluded));
    } else if (chosen.size() < request.count() && !caps.full().isEmpty()) {
      notes.add(new Note.Shortened(caps.full()));
    }
    return new RuledList(items(), notes);
  }

  private @Nullable Diversity diversity(double spread) {
    if (rules.diversify() < 0
        || !(rules.rule(rules.diversify()).effect()
            instanceof Effect.Diversify(var method, double weight))) {
      return null;
    }
    CompiledRules compiled = rules.compiled();
    Likeness likeness =
        (one, other) -> compiled.likeness(pool.entry(one).row(), pool.entry(other).row());
    double unit = spread * weight / (1 - weight);
    return switch (method) {
      case MMR -> new MaximalMarginalRelevance(pool.size(), likeness, unit);
      case DPP -> new DeterminantalPointProcess(pool.size(), likeness, unit);
    };
  }

  /// Whether the place was given to something drawn.
  private boolean explored(@Nullable RandomGenerator random) {
    if (random == null
        || !(rules.rule(rules.explore()).effect() instanceof Effect.Explore(double share))
        || random.nextDouble() >= share) {
      return false;
    }
    int[] drawable =
        open.stream()
            .filter(entry -> rules.compiled().isAbout(rules.explore(), pool.entry(entry).row()))
            .filter(entry -> caps.hasRoom(pool.entry(entry).row()))
            .toArray();
    return drawable.length > 0
        && chose(drawable[random.nextInt(drawable.length)], rules.rule(rules.explore()));
  }

  /// −1 where nothing remains.
  private int best() {
    int best = -1;
    double most = Double.NEGATIVE_INFINITY;
    for (int entry = open.nextSetBit(0); entry >= 0; entry = open.nextSetBit(entry + 1)) {
      double score = pool.entry(entry).score() + penalty(entry);
      if (best >= 0 && !(score > most)) {
        continue;
      }
      if (!caps.hasRoom(pool.entry(entry).row())) {
        open.clear(entry);
        continue;
      }
      best = entry;
      most = score;
      if (diversity == null) {
        break;
      }
    }
    return best;
  }

  private boolean chose(int entry, @Nullable Rule placing) {
    if (entry < 0) {
      return false;
    }
    chosen.add(new Choice(entry, placing, placing == null ? penalty(entry) : 0));
    open.clear(entry);
    caps.count(pool.entry(entry).row());
    if (diversity != null) {
      diversity.choose(entry);
    }
    return true;
  }

  private double penalty(int entry) {
    return diversity == null ? 0 : diversity.penalty(entry);
  }

  /// What is here whatever its score gets the score of what stands above it, or, at the top, of the
  /// first that is here by its own.
  private List<RuledItem> items() {
    double above =
        chosen.stream()
            .filter(choice -> choice.placing == null)
            .findFirst()
            .map(choice -> pool.entry(choice.entry).score() + choice.penalty)
            .orElseGet(() -> chosen.isEmpty() ? 0 : pool.entry(chosen.getFirst().entry).score());
    var items = new ArrayList<RuledItem>();
    for (Choice choice : chosen) {
      Pool.Entry entry = pool.entry(choice.entry);
      List<Step> steps = pool.steps(entry);
      if (choice.placing != null) {
        steps.add(new Step(choice.placing, above - entry.score()));
      } else if (choice.penalty != 0) {
        steps.add(new Step(rules.rule(rules.diversify()), choice.penalty));
      }
      var item = new RuledItem(entry.product(), entry.candidate(), entry.base(), steps);
      items.add(item);
      above = item.score();
    }
    return items;
  }
}
