package io.shopkeeper.rules;

import io.shopkeeper.domain.ProductId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rules that hold for one kind of list at one moment. Immutable and safe for any number of
/// threads.
public final class RulesInForce {
  /// However many boosts there are, a score stays a number that can be added up.
  private static final double UTMOST = 1e100;

  private final CompiledRules compiled;
  private final BitSet holding;
  private final long[] excluding;
  private final long[] steering;

  /// Of the rules that steer.
  private final double[] factors;

  private final List<Integer> pins = new ArrayList<>();
  private final List<Integer> caps = new ArrayList<>();
  private final List<Integer> favours = new ArrayList<>();
  private int diversify = -1;
  private int explore = -1;

  RulesInForce(CompiledRules compiled, BitSet holding) {
    this.compiled = compiled;
    this.holding = holding;
    this.excluding = new long[compiled.words()];
    this.steering = new long[compiled.words()];
    this.factors = new double[compiled.rules().size()];
    for (int i = holding.nextSetBit(0); i >= 0; i = holding.nextSetBit(i + 1)) {
      switch (rule(i).effect()) {
        case Effect.Exclude _ -> excluding[i >> 6] |= 1L << i;
        case Effect.Boost(double factor) -> steers(i, factor);
        case Effect.Bury(double factor) -> steers(i, factor);
        case Effect.Pin _ -> pins.add(i);
        case Effect.Cap _ -> caps.add(i);
        case Effect.Favour _ -> favours.add(i);
        // Of several, the one that is heard first.
        case Effect.Diversify _ -> diversify = diversify < 0 ? i : diversify;
        case Effect.Explore _ -> explore = explore < 0 ? i : explore;
      }
    }
  }

  private void steers(int index, double factor) {
    steering[index >> 6] |= 1L << index;
    factors[index] = factor;
  }

  /// The same but for one rule.
  public RulesInForce without(String id) {
    var others = new BitSet();
    holding.stream().filter(index -> !rule(index).id().equals(id)).forEach(others::set);
    return new RulesInForce(compiled, others);
  }

  /// Whether nothing holds, so that lists stay as they are.
  public boolean none() {
    return holding.isEmpty();
  }

  /// Whether anything but the best of what is not excluded may come into a list, so that more
  /// candidates than places make it better.
  public boolean reorders() {
    return holding.cardinality() > excluded().size() + pins.size();
  }

  /// Whether anything but exclusions holds, so that a list of what is not excluded may change.
  public boolean steers() {
    return holding.cardinality() > excluded().size();
  }

  /// Whether a product must not be shown.
  public boolean excludes(ProductId product) {
    return excludes(compiled.row(product));
  }

  /// Where the rules know a product by; −1 for one that they do not know yet.
  public int row(ProductId product) {
    return compiled.row(product);
  }

  /// Whether `other` knows products by the same rows.
  public boolean rowsAs(RulesInForce other) {
    return compiled == other.compiled;
  }

  /// Whether the same products are excluded as by `other`.
  public boolean excludesAs(@Nullable RulesInForce other) {
    return other != null && compiled == other.compiled && Arrays.equals(excluding, other.excluding);
  }

  /// The ids of the rules that exclude.
  public List<String> excluded() {
    return named(excluding);
  }

  /// Turns ranked candidates into a list that keeps every rule.
  ///
  /// An exclusion, of the request or a rule, beats all; then caps, then pins, in the order in which
  /// they are heard. Costs O(candidates · log candidates), and with a rule that diversifies
  /// O(candidates · count), for [Effect.Diversify.Method#DPP] O(candidates · count²).
  ///
  /// @param candidates best first
  public RuledList apply(List<Scored> candidates, ListRequest request) {
    return new Arrangement(this, candidates, request).arrange();
  }

  CompiledRules compiled() {
    return compiled;
  }

  Rule rule(int index) {
    return compiled.rules().get(index);
  }

  boolean excludes(int row) {
    for (int word = 0; word < excluding.length; word++) {
      if ((compiled.mask(row, word) & excluding[word]) != 0) {
        return true;
      }
    }
    return false;
  }

  /// The score after all boosts and buries that are about a product.
  ///
  /// @param steps are added what each did; null where nobody asks
  double steer(int row, double score, @Nullable List<RuledItem.Step> steps) {
    double running = score;
    int first = -1;
    for (int word = 0; word < steering.length; word++) {
      long bits = compiled.mask(row, word) & steering[word];
      while (bits != 0) {
        int index = word << 6 | Long.numberOfTrailingZeros(bits);
        bits &= bits - 1;
        first = first < 0 ? index : first;
        if (!overruled(index, first)) {
          double steered = running + (factors[index] - 1) * Math.abs(running);
          double change = Math.clamp(steered, -UTMOST, UTMOST) - running;
          running += change;
          if (steps != null) {
            steps.add(new RuledItem.Step(rule(index), change));
          }
        }
      }
    }
    return running;
  }

  List<Integer> pins() {
    return pins;
  }

  List<Integer> caps() {
    return caps;
  }

  List<Integer> favours() {
    return favours;
  }

  /// −1 for none.
  int diversify() {
    return diversify;
  }

  /// −1 for none.
  int explore() {
    return explore;
  }

  /// Whether a rule of higher priority wants the opposite.
  private boolean overruled(int index, int first) {
    return factors[index] > 1 != factors[first] > 1
        && rule(index).priority() < rule(first).priority();
  }

  private List<String> named(long[] bits) {
    return BitSet.valueOf(bits).stream().mapToObj(index -> rule(index).id()).toList();
  }
}
