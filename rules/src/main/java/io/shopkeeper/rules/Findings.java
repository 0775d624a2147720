package io.shopkeeper.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Looks for rules that say nothing or contradict each other. Costs O(products · rules²/64) at
/// worst.
public final class Findings {
  private final CompiledRules compiled;
  private final Instant now;
  private final List<Finding> found = new ArrayList<>();

  private Findings(CompiledRules compiled, Instant now) {
    this.compiled = compiled;
    this.now = now;
  }

  /// Of rules that are on and not over.
  public static List<Finding> of(CompiledRules compiled, Instant now) {
    var findings = new Findings(compiled, now);
    findings.alone();
    findings.together();
    findings.emptied();
    return List.copyOf(findings.found);
  }

  private void alone() {
    for (int i = 0; i < compiled.rules().size(); i++) {
      Rule rule = compiled.rules().get(i);
      if (!counts(rule)) {
        continue;
      }
      var unknown = compiled.shelf().unknown(rule.attributes());
      unknown.forEach((attribute, meant) ->
          found.add(new Finding.UnknownAttribute(rule.id(), attribute, meant)));
      if (unknown.isEmpty()) {
        String numbers = withoutNumbers(rule);
        if (numbers != null) {
          found.add(new Finding.NoNumbers(rule.id(), numbers));
        } else if (compiled.size() > 0 && compiled.selected(i) == 0) {
          found.add(new Finding.AboutNothing(rule.id()));
        }
      }
    }
  }

  private @Nullable String withoutNumbers(Rule rule) {
    Set<String> counted = new TreeSet<>(rule.where().expression().ranged());
    if (rule.effect() instanceof Effect.Favour(var attribute, _)) {
      counted.add(attribute);
    }
    return compiled.size() == 0
        ? null
        : counted.stream()
            .filter(attribute -> !compiled.shelf().hasNumbers(attribute))
            .findFirst()
            .orElse(null);
  }

  private void together() {
    List<Rule> rules = compiled.rules();
    for (int i = 0; i < rules.size(); i++) {
      for (int j = i + 1; j < rules.size(); j++) {
        if (counts(rules.get(i)) && counts(rules.get(j)) && rules.get(i).meets(rules.get(j))) {
          pair(i, j);
        }
      }
    }
  }

  /// @param first is heard before `second`
  private void pair(int first, int second) {
    Rule one = compiled.rules().get(first);
    Rule other = compiled.rules().get(second);
    switch (one.effect()) {
      case Effect.Pin(int position) when other.effect() instanceof Effect.Pin(int same) -> {
        if (position == same) {
          found.add(new Finding.SamePlace(one.id(), other.id(), position));
        }
      }
      case Effect.Pin _ when other.effect() instanceof Effect.Exclude -> pinned(first, second);
      case Effect.Exclude _ when other.effect() instanceof Effect.Pin -> pinned(second, first);
      case Effect.Boost _ when other.effect() instanceof Effect.Bury -> opposed(first, second);
      case Effect.Bury _ when other.effect() instanceof Effect.Boost -> opposed(second, first);
      case Effect.Diversify _ when other.effect() instanceof Effect.Diversify ->
          found.add(new Finding.OnlyOne(one.id(), other.id()));
      case Effect.Explore _ when other.effect() instanceof Effect.Explore ->
          found.add(new Finding.OnlyOne(one.id(), other.id()));
      case Effect _ -> {}
    }
  }

  private void pinned(int pin, int excluding) {
    int about = compiled.selected(pin);
    if (about > 0 && about == common(pin, excluding)) {
      found.add(new Finding.PinExcluded(id(pin), id(excluding)));
    }
  }

  private void opposed(int boost, int bury) {
    boolean equal = compiled.rules().get(boost).priority() == compiled.rules().get(bury).priority();
    int common = equal ? common(boost, bury) : 0;
    if (common > 0) {
      found.add(new Finding.Opposed(id(boost), id(bury), common));
    }
  }

  private void emptied() {
    for (Place place : Place.values()) {
      RulesInForce rules = compiled.inForce(place, now);
      boolean all = compiled.size() > 0 && !rules.excluded().isEmpty();
      for (int row = 0; all && row < compiled.size(); row++) {
        all = rules.excludes(row);
      }
      if (all) {
        found.add(new Finding.ExcludesAll(rules.excluded(), place));
      }
    }
  }

  private int common(int one, int other) {
    int common = 0;
    for (int row = 0; row < compiled.size(); row++) {
      common += compiled.isAbout(one, row) && compiled.isAbout(other, row) ? 1 : 0;
    }
    return common;
  }

  private String id(int rule) {
    return compiled.rules().get(rule).id();
  }

  private boolean counts(Rule rule) {
    return rule.on() && !rule.schedule().over(now);
  }
}
