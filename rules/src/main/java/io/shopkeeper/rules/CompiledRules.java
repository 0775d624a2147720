package io.shopkeeper.rules;

import io.shopkeeper.domain.ProductId;
import io.shopkeeper.rules.catalogue.SharedTraits;
import io.shopkeeper.rules.catalogue.Shelf;
import java.time.Instant;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Rules held ready for the products of a shelf: a bit for each product and rule that is about it,
/// so that a list costs one look at 64 rules per candidate.
///
/// Immutable and safe for any number of threads. A rule that asks for an attribute that no product
/// has is about nothing, whatever it says of it; [Findings] tells.
public final class CompiledRules {
  /// How many rules a shop may have.
  public static final int MOST = 1_000;

  private static final Comparator<Rule> HEARD_FIRST =
      Comparator.comparingInt(Rule::priority).reversed().thenComparing(Rule::id);

  private static final int[] NONE = {};

  private final List<Rule> rules;
  private final Shelf shelf;
  private final int words;
  private final long[] masks;

  /// Of caps: the group of each row; of favours: its number.
  private final int[] @Nullable [] groups;

  private final double[] @Nullable [] values;
  private final int[] @Nullable [] pinnable;
  private final @Nullable SharedTraits traits;

  private CompiledRules(
      List<Rule> rules,
      Shelf shelf,
      long[] masks,
      int[] @Nullable [] groups,
      double[] @Nullable [] values,
      @Nullable SharedTraits traits) {
    this.rules = rules;
    this.shelf = shelf;
    this.words = words(rules.size());
    this.masks = masks;
    this.groups = groups;
    this.values = values;
    this.traits = traits;
    this.pinnable = new int[rules.size()][];
    for (int i = 0; i < pinnable.length; i++) {
      if (rules.get(i).effect() instanceof Effect.Pin) {
        int pin = i;
        pinnable[i] = IntStream.range(0, size()).filter(row -> isAbout(pin, row)).toArray();
      }
    }
  }

  /// @param shelf must cover all that the rules ask for
  /// @throws IllegalArgumentException for more than [#MOST] rules
  public static CompiledRules of(Collection<Rule> rules, Shelf shelf) {
    if (rules.size() > MOST) {
      throw new IllegalArgumentException(
          "%,d rules are more than %,d".formatted(rules.size(), MOST));
    }
    List<Rule> sorted = rules.stream().sorted(HEARD_FIRST).toList();
    boolean diverse = sorted.stream().anyMatch(rule -> rule.effect() instanceof Effect.Diversify);
    var empty =
        new CompiledRules(
            sorted,
            shelf,
            new long[0],
            new int[sorted.size()][],
            new double[sorted.size()][],
            diverse ? new SharedTraits(shelf) : null);
    return empty.with(IntStream.range(0, shelf.size()).toArray());
  }

  /// The same rules, where something is new about the products of some rows of the shelf.
  public CompiledRules with(int[] rows) {
    int size = shelf.size();
    long[] bits = Arrays.copyOf(masks, size * words);
    int[] @Nullable [] grouped = new int[rules.size()][];
    double[] @Nullable [] valued = new double[rules.size()][];
    SharedTraits shared = traits == null ? null : traits.copy();
    for (int i = 0; i < rules.size(); i++) {
      Rule rule = rules.get(i);
      if (!shelf.unknown(rule.attributes()).isEmpty()) {
        continue;
      }
      IntPredicate about = shelf.selection(rule.where().expression());
      int word = i >> 6;
      long bit = 1L << i;
      for (int row : rows) {
        int at = row * words + word;
        bits[at] = about.test(row) ? bits[at] | bit : bits[at] & ~bit;
      }
      if (rule.effect() instanceof Effect.Cap(_, var per) && !per.isEmpty()) {
        int[] of = grown(groups[i], size);
        for (int row : rows) {
          of[row] = shelf.group(per, row);
        }
        grouped[i] = of;
      } else if (rule.effect() instanceof Effect.Favour(var attribute, _)) {
        double[] of = grown(values[i], size);
        for (int row : rows) {
          of[row] = shelf.number(attribute, row);
        }
        valued[i] = of;
      }
    }
    if (shared != null) {
      for (int row : rows) {
        shared.put(row);
      }
    }
    return new CompiledRules(rules, shelf, bits, grouped, valued, shared);
  }

  /// In the order in which they are heard.
  public List<Rule> rules() {
    return rules;
  }

  public Shelf shelf() {
    return shelf;
  }

  /// What holds for a kind of list at a moment.
  public RulesInForce inForce(Place place, Instant now) {
    var holding = new BitSet(rules.size());
    for (int i = 0; i < rules.size(); i++) {
      holding.set(i, rules.get(i).holds(place, now));
    }
    return new RulesInForce(this, holding);
  }

  /// How many products a rule is about.
  public int selected(int rule) {
    int selected = 0;
    for (int row = 0; row < size(); row++) {
      selected += isAbout(rule, row) ? 1 : 0;
    }
    return selected;
  }

  /// The rows that a pin is about.
  int[] pinnable(int rule) {
    int[] rows = pinnable[rule];
    return rows == null ? NONE : rows;
  }

  int size() {
    return words == 0 ? 0 : masks.length / words;
  }

  int words() {
    return words;
  }

  /// −1 for a product that the rules do not know yet.
  int row(ProductId product) {
    int row = shelf.row(product);
    return row < size() ? row : -1;
  }

  /// 64 rules from 64·`word`; none for row −1.
  long mask(int row, int word) {
    return row < 0 ? 0 : masks[row * words + word];
  }

  boolean isAbout(int rule, int row) {
    return (mask(row, rule >> 6) & 1L << rule) != 0;
  }

  /// The group that a cap counts a product in; −1 for one that it does not count.
  int group(int rule, int row) {
    int[] of = groups[rule];
    return row < 0 || !isAbout(rule, row) ? -1 : of == null ? 0 : of[row];
  }

  /// What a favour looks at; NaN for a product without it.
  double value(int rule, int row) {
    double[] of = values[rule];
    return of == null || row < 0 || !isAbout(rule, row) ? Double.NaN : of[row];
  }

  double likeness(int row, int other) {
    return traits == null ? 0 : traits.likeness(row, other);
  }

  private static int words(int rules) {
    return (rules + 63) >> 6;
  }

  private static int[] grown(int @Nullable [] array, int size) {
    return array == null ? new int[size] : Arrays.copyOf(array, size);
  }

  private static double[] grown(double @Nullable [] array, int size) {
    return array == null ? new double[size] : Arrays.copyOf(array, size);
  }
}
