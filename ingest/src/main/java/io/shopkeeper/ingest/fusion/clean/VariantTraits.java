package io.shopkeeper.ingest.fusion.clean;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// What tells the variants of a product apart: amounts in base units, numbers, model codes, colours,
/// sizes, editions.
///
/// "0.5 kg" and "500 克" are the same trait. Amounts agree within a hundredth.
public final class VariantTraits {
  /// Nothing that tells variants apart.
  public static final VariantTraits NONE = new VariantTraits(new long[0]);

  private static final int VALUE_BITS = 48;
  private static final long VALUES = (1L << VALUE_BITS) - 1;

  /// Amounts are counted on a logarithmic scale of hundredths, so that neighbours agree.
  private static final double HUNDREDTH = Math.log(1.01);

  private static final int SCALE_OFFSET = 1 << 20;
  private static final Dimension[] DIMENSIONS = Dimension.values();

  /// Dimension above, value below; sorted, each once.
  private final long[] traits;

  private VariantTraits(long[] traits) {
    this.traits = traits;
  }

  /// How the traits of two records compare.
  public enum Agreement {
    /// There is no dimension in which both have traits.
    UNKNOWN,
    /// They agree in every dimension that both have, and each dimension of one is one of the other.
    ALL,
    /// They agree where both speak; one says more.
    PART,
    /// In some dimension each has what the other has not.
    CONFLICT
  }

  /// The traits that a title and attributes name, in any language of [VariantWords] and [Units].
  ///
  /// @param attributes of which bare numbers and codes are passed over: they may be of anything
  public static VariantTraits of(String title, String attributes) {
    List<Long> found = new ArrayList<>();
    readNumbers(fold(attributes), found);
    found.removeIf(trait -> !isTelling(DIMENSIONS[(int) (trait >>> VALUE_BITS)]));
    readNumbers(fold(title), found);
    VariantWords.COMMON.read(
        fold(title + ' ' + attributes), (dimension, word) -> found.add(trait(dimension, word)));
    return found.isEmpty()
        ? NONE
        : new VariantTraits(
            found.stream().mapToLong(Long::longValue).sorted().distinct().toArray());
  }

  private static String fold(String text) {
    return FoldedText.of(text.replace("-", ""));
  }

  private static boolean isTelling(Dimension dimension) {
    return dimension.isAmount() || dimension.compareTo(Dimension.CODE) > 0;
  }

  private static long trait(Dimension dimension, long value) {
    return (long) dimension.ordinal() << VALUE_BITS | value & VALUES;
  }

  private static void readNumbers(String text, List<Long> found) {
    int i = 0;
    while (i < text.length()) {
      if (isLatin(text.charAt(i)) || FoldedText.isDigit(text.charAt(i))) {
        i = readWord(text, i, found);
      } else {
        i++;
      }
    }
  }

  /// Reads a run of Latin letters and digits, with the unit behind it; returns where to go on.
  private static int readWord(String text, int from, List<Long> found) {
    int digitsEnd = from;
    while (digitsEnd < text.length() && isNumeral(text.charAt(digitsEnd))) {
      digitsEnd++;
    }
    int end = digitsEnd;
    boolean moreDigits = false;
    while (end < text.length() && (isLatin(text.charAt(end)) || isNumeral(text.charAt(end)))) {
      moreDigits |= isNumeral(text.charAt(end));
      end++;
    }
    if (digitsEnd == from) {
      if (moreDigits) {
        addCode(text.substring(from, end), found);
      }
      return end;
    }
    String number = text.substring(from, digitsEnd);
    if (moreDigits) {
      addProduct(text.substring(from, end), found);
      return end;
    }
    if (end > digitsEnd) {
      Units.Unit unit = Units.find(text.substring(digitsEnd, end));
      if (unit == null) {
        addCode(text.substring(from, end), found);
      } else {
        addAmount(number, unit, found);
      }
      return end;
    }
    return readUnitBehind(text, number, end, found);
  }

  /// A Chinese unit behind the number, or a Latin one behind a space.
  private static int readUnitBehind(String text, String number, int end, List<Long> found) {
    for (int length = 2; length > 0; length--) {
      if (end + length <= text.length() && FoldedText.isHan(text.charAt(end))) {
        Units.Unit unit = Units.find(text.substring(end, end + length));
        if (unit != null) {
          addAmount(number, unit, found);
          return end + length;
        }
      }
    }
    if (end < text.length() && text.charAt(end) == ' ') {
      int wordEnd = end + 1;
      while (wordEnd < text.length() && isLatin(text.charAt(wordEnd))) {
        wordEnd++;
      }
      boolean whole = wordEnd == text.length() || !isNumeral(text.charAt(wordEnd));
      Units.Unit unit = whole ? Units.find(text.substring(end + 1, wordEnd)) : null;
      if (unit != null) {
        addAmount(number, unit, found);
        return wordEnd;
      }
    }
    addNumber(number, found);
    return end;
  }

  /// `500mlx2` and the like are two amounts; everything else a code.
  private static void addProduct(String word, List<Long> found) {
    int times = word.indexOf('x');
    if (times > 0 && word.indexOf('x', times + 1) < 0 && times + 1 < word.length()) {
      String behind = word.substring(times + 1);
      if (behind.chars().allMatch(c -> isNumeral((char) c))) {
        readNumbers(word.substring(0, times), found);
        readNumbers(behind + "x", found);
        return;
      }
    }
    addCode(word, found);
  }

  private static void addAmount(String number, Units.Unit unit, List<Long> found) {
    double value = parse(number);
    if (!(value > 0)) {
      return;
    }
    if (unit.dimension() == Dimension.PIECES && value == 1) {
      return; // "1 piece" says no more than saying nothing
    }
    double amount = value * unit.factor();
    long counted =
        unit.dimension().isAmount()
            ? Math.round(Math.log(amount) / HUNDREDTH) + SCALE_OFFSET
            : Math.round(amount);
    found.add(trait(unit.dimension(), counted));
  }

  private static void addNumber(String number, List<Long> found) {
    double value = parse(number);
    boolean year = value >= 1990 && value < 2100 && value == Math.rint(value);
    found.add(
        year
            ? trait(Dimension.YEAR, (long) value)
            : trait(Dimension.NUMBER, Math.round(value * 1000)));
  }

  private static void addCode(String code, List<Long> found) {
    found.add(trait(Dimension.CODE, Hashes.of(code)));
  }

  private static double parse(String number) {
    int point = number.indexOf('.');
    boolean one = point == number.lastIndexOf('.');
    try {
      return Double.parseDouble(one ? number : number.replace(".", ""));
    } catch (NumberFormatException _) {
      return 0;
    }
  }

  private static boolean isNumeral(char c) {
    return FoldedText.isDigit(c) || c == '.';
  }

  private static boolean isLatin(char c) {
    return c >= 'a' && c <= 'z';
  }

  /// Compares dimension by dimension, O(traits).
  public Agreement compare(VariantTraits other) {
    boolean agreed = false;
    boolean more = false;
    int i = 0;
    int j = 0;
    while (i < traits.length || j < other.traits.length) {
      int dimension = Math.min(dimension(i), other.dimension(j));
      int iEnd = behind(i, dimension);
      int jEnd = other.behind(j, dimension);
      if (iEnd == i || jEnd == j) {
        more = true;
      } else {
        boolean amount = DIMENSIONS[dimension].isAmount();
        boolean leftOnly = lacks(i, iEnd, other, j, jEnd, amount);
        boolean rightOnly = other.lacks(j, jEnd, this, i, iEnd, amount);
        if (leftOnly && rightOnly) {
          return Agreement.CONFLICT;
        }
        agreed = true;
        more |= leftOnly || rightOnly;
      }
      i = iEnd;
      j = jEnd;
    }
    if (!agreed) {
      return Agreement.UNKNOWN;
    }
    return more ? Agreement.PART : Agreement.ALL;
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
          Dimension dimension = DIMENSIONS[(int) (trait >>> VALUE_BITS)];
          return dimension == Dimension.CODE || dimension.isAmount();
        })
        .toArray();
  }
}
