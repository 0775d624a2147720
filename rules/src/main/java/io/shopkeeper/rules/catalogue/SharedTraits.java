package io.shopkeeper.rules.catalogue;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How alike products are by their brand and the categories they stand in, each level of the path
/// for itself: the cosine of what they are, |A ∩ B| / √(|A|·|B|). Not thread-safe while products
/// are added.
public final class SharedTraits {
  private static final int[] NONE = {};

  private final Shelf shelf;
  private final Map<String, Integer> traits = new HashMap<>();
  private int[][] rows = {};

  public SharedTraits(Shelf shelf) {
    this.shelf = shelf;
  }

  /// Takes over what the shelf has in a row.
  public void put(int row) {
    if (row >= rows.length) {
      rows = Arrays.copyOf(rows, Math.max(row + 1, rows.length * 3 / 2));
    }
    rows[row] = shelf.traits(row).stream().mapToInt(this::number).sorted().toArray();
  }

  /// The same traits, to be added to without changing these.
  public SharedTraits copy() {
    var copy = new SharedTraits(shelf);
    copy.traits.putAll(traits);
    copy.rows = rows.clone();
    return copy;
  }

  /// From 0 to 1; 0 for a product of which neither is known, or for row −1.
  public double likeness(int row, int other) {
    int[] a = of(row);
    int[] b = of(other);
    if (a.length == 0 || b.length == 0) {
      return 0;
    }
    int common = 0;
    for (int i = 0, j = 0; i < a.length && j < b.length; ) {
      if (a[i] == b[j]) {
        common++;
        i++;
        j++;
      } else if (a[i] < b[j]) {
        i++;
      } else {
        j++;
      }
    }
    return common / Math.sqrt((double) a.length * b.length);
  }

  private int[] of(int row) {
    return row >= 0 && row < rows.length && rows[row] != null ? rows[row] : NONE;
  }

  private int number(String trait) {
    return traits.computeIfAbsent(trait, _ -> traits.size());
  }
}
