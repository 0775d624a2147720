package io.shopkeeper.ingest.fusion.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What tells the variants of a product apart: amounts in base units, numbers, model codes,
/// colours, sizes, editions.
///
/// "0.5 kg" and "500 克" are the same trait. Amounts agree within a hundredth.
public final class VariantTraits {
  /// Nothing that tells variants apart.
  public static final VariantTraits NONE = new VariantTraits(new long[0]);

  private static final int VALUE_BITS = 48;
  private static final long VALUES = (1L << VALUE_BITS) - 1;

  private static final Dimension[] DIMENSIONS = Dimension.values();

  /// Dimension above, value below; sorted, each once.
  private final long[] traits;

  private VariantTraits(long[] traits) {
    this.traits = traits;
  }

  /// How the traits of two records compare.
  public enum Agreement {
    /// Neither has any.
    NONE,
    /// Both have the same.
    ALL,
    /// This has all that the other has, and more.
    MORE,
    /// The other has all that this has, and more.
    LESS,
    /// Each has something of a dimension of which the other has nothing.
    EACH,
    /// In some dimension each has what the other has not.
    CONFLICT
  }

  /// The traits that a title and attributes name, in any language of [VariantWords] and [Units].
  ///
  /// @param attributes of which bare numbers and codes are passed over: they may be of anything
  public static VariantTraits of(String title, String attributes) {
    var ofAttributes = new TraitReader(attributes);
    List<Long> found = new ArrayList<>(ofAttributes.found());
    found.removeIf(trait -> !isTelling(dimensionOf(trait)));
    found.addAll(new TraitReader(title).found());
    return found.isEmpty()
        ? NONE
        : new VariantTraits(
            found.stream().mapToLong(Long::longValue).sorted().distinct().toArray());
  }

  /// A title, folded, without its traits and without words of praise such as "new".
  public static String without(String title) {
    return new TraitReader(title).rest();
  }

  private static boolean isTelling(Dimension dimension) {
    return dimension.isAmount() || dimension.compareTo(Dimension.CODE) > 0;
  }

  static long trait(Dimension dimension, long value) {
    return (long) dimension.ordinal() << VALUE_BITS | value & VALUES;
  }

  private static Dimension dimensionOf(long trait) {
    return DIMENSIONS[(int) (trait >>> VALUE_BITS)];
  }

  /// Compares dimension by dimension, O(traits).
  public Agreement compare(VariantTraits other) {
    boolean leftMore = false;
    boolean rightMore = false;
    int i = 0;
    int j = 0;
    while (i < traits.length || j < other.traits.length) {
      int dimension = Math.min(dimension(i), other.dimension(j));
      int iEnd = behind(i, dimension);
      int jEnd = other.behind(j, dimension);
      boolean amount = DIMENSIONS[dimension].isAmount();
      boolean leftOnly = lacks(i, iEnd, other, j, jEnd, amount);
      boolean rightOnly = other.lacks(j, jEnd, this, i, iEnd, amount);
      if (leftOnly && rightOnly) {
        return Agreement.CONFLICT;
      }
      leftMore |= leftOnly;
      rightMore |= rightOnly;
      i = iEnd;
      j = jEnd;
    }
    if (leftMore && rightMore) {
      return Agreement.EACH;
    }
    if (leftMore) {
      return Agreement.MORE;
    }
    if (rightMore) {
      return Agreement.LESS;
    }
    return traits.length == 0 ? Agreement.NONE : Agreement.ALL;
  }

  private int dimension(int at) {
    return at < traits.length ? (int) (traits[at] >>> VALUE_BITS) : Integer.MAX_VALUE;
  }

  private int behind(int from, int dimension) {
    int at = from;
    while (dimension(at) == dimension) {
      at++;
    }
    return at;
  }

  /// Whether the other has not all that this has between two places.
  private boolean lacks(
      int from, int to, VariantTraits other, int otherFrom, int otherTo, boolean amount) {
    for (int i = from; i < to; i++) {
      boolean found = false;
      for (int j = otherFrom; j < otherTo && !found; j++) {
        found = Math.abs(traits[i] - other.traits[j]) <= (amount ? 1 : 0);
      }
      if (!found) {
        return true;
      }
    }
    return false;
  }

  /// A number for each trait, the same for the same trait; codes and amounts only, which are rare.
  public long[] rare() {
    return Arrays.stream(traits)
        .filter(trait -> {
          Dimension dimension = dimensionOf(trait);
          return dimension == Dimension.CODE || dimension.isAmount();
        })
        .toArray();
  }
}
