package io.shopkeeper.rules;

import io.shopkeeper.rules.Note.Unpinned.Cause;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Which entry of the pool each pin puts at which place of one list.
final class Pins {
  private final RulesInForce rules;
  private final Pool pool;
  private final CapCounts caps;
  private final ListRequest request;
  private final SortedMap<Integer, Pinned> places = new TreeMap<>();
  private final Set<Integer> taken = new HashSet<>();

  /// @param entry of the pool
  record Pinned(int entry, Rule rule) {}

  private Pins(RulesInForce rules, Pool pool, CapCounts caps, ListRequest request) {
    this.rules = rules;
    this.pool = pool;
    this.caps = caps;
    this.request = request;
  }

  /// By place, from 1.
  ///
  /// @param caps are told of what is pinned
  static SortedMap<Integer, Pinned> place(
      RulesInForce rules, Pool pool, CapCounts caps, ListRequest request, List<Note> notes) {
    var pins = new Pins(rules, pool, caps, request);
    for (int index : rules.pins()) {
      Rule rule = rules.rule(index);
      if (rule.effect() instanceof Effect.Pin(int position) && position <= request.count()) {
        Cause failed = pins.place(index, rule, position);
        if (failed != null) {
          notes.add(new Note.Unpinned(rule.id(), failed));
        }
      }
    }
    return pins.places;
  }

  private @Nullable Cause place(int index, Rule rule, int position) {
    if (places.containsKey(position)) {
      return Cause.PLACE_TAKEN;
    }
    boolean capped = false;
    for (int entry = 0; entry < pool.size(); entry++) {
      int row = pool.entry(entry).row();
      if (rules.compiled().isAbout(index, row) && !taken.contains(row)) {
        if (caps.hasRoom(row)) {
          put(entry, rule, position);
          return null;
        }
        capped = true;
      }
    }
    for (int row : rules.compiled().pinnable(index)) {
      var product = rules.compiled().shelf().id(row);
      if (!taken.contains(row)
          && !rules.excludes(row)
          && !request.excluded().contains(product)
          && request.offered().test(product)) {
        if (caps.hasRoom(row)) {
          put(pool.add(row, product), rule, position);
          return null;
        }
        capped = true;
      }
    }
    return capped ? Cause.CAPPED : Cause.NOTHING_TO_SHOW;
  }

  private void put(int entry, Rule rule, int position) {
    int row = pool.entry(entry).row();
    taken.add(row);
    caps.count(row);
    places.put(position, new Pinned(entry, rule));
  }
}
