package io.shopkeeper.rules;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.rules.RuledItem.Step;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The products that one list may be made of: the candidates that nothing excludes, by their score
/// after all rules that change scores, best first; and what pins bring in, behind them.
final class Pool {
  private final RulesInForce rules;
  private final List<Entry> entries = new ArrayList<>();
  private final List<Favoured> favours = new ArrayList<>();

  /// @param candidate where it stood, −1 for one that a pin brought in
  /// @param score after the rules
  record Entry(int candidate, int row, ProductId product, double base, double score) {}

  /// A [Effect.Favour] and how its numbers lie among the candidates.
  ///
  /// @param unit what the score gains for each 1 above `least`
  private record Favoured(int rule, double least, double unit) {}

  Pool(RulesInForce rules, List<Scored> candidates, ListRequest request) {
    this.rules = rules;
    CompiledRules compiled = rules.compiled();
    for (int i = 0; i < candidates.size(); i++) {
      Scored one = candidates.get(i);
      int row = compiled.row(one.product());
      if (!rules.excludes(row) && !request.excluded().contains(one.product())) {
        double score = rules.steer(row, one.score(), null);
        entries.add(new Entry(i, row, one.product(), one.score(), score));
      }
    }
    if (!rules.favours().isEmpty()) {
      measure();
      entries.replaceAll(
          e -> new Entry(e.candidate, e.row, e.product, e.base, e.score + favoured(e.row, null)));
    }
    entries.sort(Comparator.comparingDouble(Entry::score).reversed());
  }

  int size() {
    return entries.size();
  }

  Entry entry(int index) {
    return entries.get(index);
  }

  /// Adds what a pin brings in, whatever its score.
  int add(int row, ProductId product) {
    entries.add(new Entry(-1, row, product, 0, 0));
    return entries.size() - 1;
  }

  /// What the rules added to an entry's score.
  List<Step> steps(Entry entry) {
    var steps = new ArrayList<Step>();
    if (entry.candidate >= 0) {
      rules.steer(entry.row, entry.base, steps);
      favoured(entry.row, steps);
    }
    return steps;
  }

  /// The greatest score less the smallest; 1 where all are the same.
  double spread() {
    double spread = size() < 2 ? 0 : entries.getFirst().score - entries.getLast().score;
    return spread > 0 ? spread : 1;
  }

  private void measure() {
    double top = entries.stream().mapToDouble(e -> Math.abs(e.score)).max().orElse(0);
    for (int rule : rules.favours()) {
      if (rules.rule(rule).effect() instanceof Effect.Favour(_, double weight)) {
        var values =
            entries.stream()
                .mapToDouble(e -> rules.compiled().value(rule, e.row))
                .filter(Double::isFinite)
                .summaryStatistics();
        double range = values.getMax() - values.getMin();
        if (range > 0 && Double.isFinite(range)) {
          favours.add(new Favoured(rule, values.getMin(), weight * top / range));
        }
      }
    }
  }

  private double favoured(int row, @Nullable List<Step> steps) {
    double all = 0;
    for (Favoured favour : favours) {
      double value = rules.compiled().value(favour.rule, row);
      double change = Double.isFinite(value) ? favour.unit * (value - favour.least) : 0;
      all += change;
      if (steps != null && change != 0) {
        steps.add(new Step(rules.rule(favour.rule), change));
      }
    }
    return all;
  }
}
