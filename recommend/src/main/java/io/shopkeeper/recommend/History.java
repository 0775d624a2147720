package io.shopkeeper.recommend;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// What speaks for a visitor's taste, newest first, and what they own.
///
/// Immutable. Products sent back speak for nothing but count as owned: they are not to be offered
/// again.
public final class History {

  /// More evidence than this adds cost, not knowledge; the newest is kept.
  static final int MAX_EVIDENCE = 300;

  private static final Comparator<Interaction> NEWEST_FIRST =
      Comparator.comparingLong(Interaction::time).reversed().thenComparingInt(Interaction::item);

  /// Of a visitor nothing is known of.
  public static final History EMPTY = of(List.of());

  private final int[] items;
  private final Relation[] relations;
  private final int[] ages;
  private final int[] owned;
  private final List<String> person;

  private History(int[] items, Relation[] relations, int[] ages, int[] owned, List<String> person) {
    this.person = person;
    this.items = items;
    this.relations = relations;
    this.ages = ages;
    this.owned = owned;
  }

  /// The history of a visitor who did these, at most one for each product, in any order.
  public static History of(Collection<Interaction> interactions) {
    List<Interaction> evidence =
        interactions.stream()
            .filter(interaction -> interaction.relation().isPresent())
            .sorted(NEWEST_FIRST)
            .limit(MAX_EVIDENCE)
            .toList();
    int[] items = new int[evidence.size()];
    Relation[] relations = new Relation[items.length];
    int[] ages = new int[items.length];
    for (int k = 0; k < items.length; k++) {
      Interaction interaction = evidence.get(k);
      items[k] = interaction.item();
      relations[k] = interaction.relation().orElseThrow();
      if (k > 0) {
        ages[k] = ages[k - 1] + (interaction.time() == evidence.get(k - 1).time() ? 0 : 1);
      }
    }
    int[] owned =
        interactions.stream().filter(Interaction::bought).mapToInt(Interaction::item).toArray();
    Arrays.sort(owned);
    return new History(items, relations, ages, owned, List.of());
  }

  /// The same of a visitor of whom more is known than what they did, as `gender=female`.
  public History ofPerson(List<String> values) {
    return new History(items, relations, ages, owned, List.copyOf(values));
  }

  /// The same where some products do not speak for the visitor's taste, as if nothing had been done
  /// at moments with nothing else; what is owned stays so.
  public History without(IntPredicate unheard) {
    int[] kept = IntStream.range(0, items.length).filter(k -> !unheard.test(items[k])).toArray();
    if (kept.length == items.length) {
      return this;
    }
    int[] recounted = new int[kept.length];
    for (int k = 1; k < kept.length; k++) {
      recounted[k] = recounted[k - 1] + (ages[kept[k]] == ages[kept[k - 1]] ? 0 : 1);
    }
    return new History(
        IntStream.of(kept).map(k -> items[k]).toArray(),
        IntStream.of(kept).mapToObj(k -> relations[k]).toArray(Relation[]::new),
        recounted,
        owned,
        person);
  }

  /// What is known of the visitor besides what they did; nothing unless it was given.
  public List<String> person() {
    return person;
  }

  /// How many products speak for the visitor's taste, at most 300.
  public int size() {
    return items.length;
  }

  /// The `k`-th newest product.
  public int item(int k) {
    return items[k];
  }

  /// What the visitor had to do with the `k`-th newest product.
  public Relation relation(int k) {
    return relations[k];
  }

  /// How many distinct moments of this history lie after the `k`-th newest product: 0 for the last
  /// order or click. Counting moments rather than days treats a daily visitor and a yearly one
  /// alike and needs no clock.
  public int age(int k) {
    return ages[k];
  }

  /// Whether the visitor ever bought the product. O(log n).
  public boolean owns(int item) {
    return Arrays.binarySearch(owned, item) >= 0;
  }
}
