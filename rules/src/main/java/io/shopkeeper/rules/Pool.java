package io.shopkeeper.rules;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.rules.RuledItem.Step;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The products that one list may be made of: the candidates that nothing excludes, by their score
/// after all rules that change scores, best first; and what pins bring in, behind them.
///
/// Candidates are put in order only as far as somebody looks: of hundreds, a list needs some tens.
final class Pool {
  private final RulesInForce rules;
  private final List<Scored> candidates;

  /// Of the candidates left, by their place among them all: where they stand, and their scores.
  private final int[] rows;

  private final double[] scores;

  /// The places of those which are not in order yet; the best is on top (a binary heap).
  private final int[] heap;

  private int waiting;

  /// Those in order.
  private final List<Entry> entries = new ArrayList<>();

  private final List<Entry> brought = new ArrayList<>();
  private final int left;
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
    this.candidates = candidates;
    rows = new int[candidates.size()];
    scores = new double[rows.length];
    heap = new int[rows.length];
    for (int i = 0; i < rows.length; i++) {
      Scored one = candidates.get(i);
      rows[i] = one.row() == Scored.LOOKED_UP ? rules.row(one.product()) : one.row();
      if (!rules.excludes(rows[i]) && !request.excluded().contains(one.product())) {
        scores[i] = rules.steer(rows[i], one.score(), null);
        heap[waiting++] = i;
      }
    }
    left = waiting;
    if (!rules.favours().isEmpty()) {
      measure();
      for (int i = 0; i < left; i++) {
        scores[heap[i]] += favoured(rows[heap[i]], null);
      }
    }
    for (int i = left / 2 - 1; i >= 0; i--) {
      sink(i);
    }
  }

  int size() {
    return left + brought.size();
  }

  Entry entry(int index) {
    if (index >= left) {
      return brought.get(index - left);
    }
    while (entries.size() <= index) {
      int best = heap[0];
      heap[0] = heap[--waiting];
      sink(0);
      Scored one = candidates.get(best);
      entries.add(new Entry(best, rows[best], one.product(), one.score(), scores[best]));
    }
    return entries.get(index);
  }

  /// Lets a place of the heap sink until nothing better is below it.
  private void sink(int from) {
    int sinking = heap[from];
    int at = from;
    while (2 * at + 1 < waiting) {
      int below = 2 * at + 1;
      below += below + 1 < waiting && before(heap[below + 1], heap[below]) ? 1 : 0;
      if (!before(heap[below], sinking)) {
        break;
      }
      heap[at] = heap[below];
      at = below;
    }
    heap[at] = sinking;
  }

  /// Of equal scores the candidate that stood first is the better.
  private boolean before(int one, int other) {
    int order = Double.compare(scores[other], scores[one]);
    return order < 0 || (order == 0 && one < other);
  }

  /// Adds what a pin brings in, whatever its score.
  int add(int row, ProductId product) {
    brought.add(new Entry(-1, row, product, 0, 0));
    return size() - 1;
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

  /// The greatest score of all candidates less the smallest; 1 where all are the same.
  double spread() {
    double most = Double.NEGATIVE_INFINITY;
    double least = Double.POSITIVE_INFINITY;
    for (Entry entry : entries) {
      most = Math.max(most, entry.score);
      least = Math.min(least, entry.score);
    }
    for (int i = 0; i < waiting; i++) {
      most = Math.max(most, scores[heap[i]]);
      least = Math.min(least, scores[heap[i]]);
    }
    double spread = most - least;
    return spread > 0 ? spread : 1;
  }

  private void measure() {
    double top = 0;
    for (int i = 0; i < left; i++) {
      top = Math.max(top, Math.abs(scores[heap[i]]));
    }
    for (int rule : rules.favours()) {
      if (rules.rule(rule).effect() instanceof Effect.Favour(_, double weight)) {
        var values =
            Arrays.stream(heap, 0, left)
                .mapToDouble(i -> rules.compiled().value(rule, rows[i]))
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
