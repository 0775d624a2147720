package io.shopkeeper.rules;

import io.shopkeeper.domain.expression.Expression;
import java.time.Instant;
import java.util.Set;
import java.util.TreeSet;

/// What a merchandiser wants of lists.
///
/// @param id of a-z, 0-9, '.', '_' and '-', at most 64
/// @param name in words, as customers may read it in a reason
/// @param places the lists it holds for
/// @param priority the greater is heard first where rules contradict each other, −1,000 to 1,000
/// @param on false for one that is kept and does nothing
public record Rule(
    String id,
    String name,
    Effect effect,
    Selector where,
    Set<Place> places,
    Schedule schedule,
    int priority,
    boolean on) {
  private static final int LONGEST = 100;
  private static final int UTMOST = 1_000;

  public Rule {
    places = Set.copyOf(places);
    if (!id.matches("[a-z0-9][a-z0-9._-]{0,63}")) {
      throw new IllegalArgumentException(
          "the id of a rule is of a-z, 0-9, '.', '_' and '-', at most 64: '%s'".formatted(id));
    }
    if (name.isBlank() || name.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the name of a rule has 1 to %d characters: '%s'".formatted(LONGEST, name));
    }
    if (places.isEmpty()) {
      throw new IllegalArgumentException("rule '%s' holds for no list".formatted(id));
    }
    if (Math.abs(priority) > UTMOST) {
      throw new IllegalArgumentException("the priority is %d: -1000 to 1000".formatted(priority));
    }
    if (effect instanceof Effect.Diversify
        && !(where.expression() instanceof Expression.Everything)) {
      throw new IllegalArgumentException(
          "'diversify' is about whole lists: leave out the condition '%s'".formatted(where.text()));
    }
  }

  /// A rule for every list and all times.
  public static Rule of(String id, String effect, String where) {
    return new Rule(
        id,
        id,
        EffectText.parse(effect),
        Selector.parse(where),
        Place.ALL,
        Schedule.ALWAYS,
        0,
        true);
  }

  public boolean holds(Place place, Instant now) {
    return on && places.contains(place) && schedule.holds(now);
  }

  /// All attributes that it asks for.
  public Set<String> attributes() {
    var names = new TreeSet<>(where.expression().attributes());
    if (effect instanceof Effect.Cap(_, var per) && !per.isEmpty()) {
      names.add(per);
    } else if (effect instanceof Effect.Favour(var attribute, _)) {
      names.add(attribute);
    }
    return names;
  }

  /// Whether both may act on one list at one time.
  boolean meets(Rule other) {
    return on
        && other.on
        && places.stream().anyMatch(other.places::contains)
        && schedule.meets(other.schedule);
  }
}
