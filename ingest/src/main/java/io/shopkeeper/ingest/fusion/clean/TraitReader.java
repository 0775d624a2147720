package io.shopkeeper.ingest.fusion.clean;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Reads a text once: the traits it names, and what is left.
final class TraitReader {
  /// Amounts are counted on a logarithmic scale of hundredths, so that neighbours agree.
  private static final double HUNDREDTH = Math.log(1.01);

  private static final int SCALE_OFFSET = 1 << 20;
  private static final int LONGEST_CHINESE_UNIT = 2;
  private static final int FIRST_YEAR = 1990;
  private static final int LAST_YEAR = 2099;

  /// A model code that is written in two parts, as in `KW 187`, with the word behind it.
  private static final Pattern PARTED_CODE =
      Pattern.compile(
          "(?<![A-Za-z0-9])([A-Z]{1,4}) ([0-9]{2,5})(?![0-9]|[.,][0-9]|\\p{L})(?= ?(\\p{Alpha}*))");

  /// Behind a code these are sizes rather than metres and litres.
  private static final Set<String> SIZES = Set.of("S", "M", "L");

  /// Sizes with their X spelled out or counted: `2XL`, `X-Large`, `extra large`.
  private static final Pattern LETTER_SIZE =
      Pattern.compile(
          "(?<![a-z0-9])(?:([2-5])x|(x{1,5})|((?:extra )+))(?: ?(large|small)|([ls]))(?![a-z0-9])");

  private static final Pattern FLUID_OUNCE = Pattern.compile("fl oz(?![a-z0-9])");

  private final String text;
  private final List<Long> found = new ArrayList<>();
  private final StringBuilder rest = new StringBuilder();

  TraitReader(String original) {
    text = oneWord(FoldedText.of(joined(original.replace("-", ""))));
    readNumbers(text);
    String words = rest.toString();
    rest.setLength(0);
    VariantWords.COMMON.read(
        words, (dimension, word) -> found.add(VariantTraits.trait(dimension, word)), rest);
  }

  /// `KW 187` as `KW187`, unless the number has a unit.
  private static String joined(String original) {
    return PARTED_CODE
        .matcher(original)
        .replaceAll(code -> {
          String behind = code.group(3);
          boolean amount = !SIZES.contains(behind) && Units.find(FoldedText.of(behind)) != null;
          return code.group(1) + (amount ? " " : "") + code.group(2);
        });
  }

  /// A folded text in which sizes and units of several words are one word.
  private static String oneWord(String folded) {
    String sizes =
        LETTER_SIZE
            .matcher(folded)
            .replaceAll(size -> {
              int count =
                  size.group(1) != null
                      ? Integer.parseInt(size.group(1))
                      : size.group(2) != null
                          ? size.group(2).length()
                          : size.group(3).length() / "extra ".length();
              String base = size.group(4) == null ? size.group(5) : size.group(4).substring(0, 1);
              return "x".repeat(count) + base;
            });
    return FLUID_OUNCE.matcher(sizes).replaceAll("floz");
  }

  List<Long> found() {
    return found;
  }

  String rest() {
    return rest.toString().strip().replaceAll(" +", " ");
  }

  private void readNumbers(String part) {
    int i = 0;
    while (i < part.length()) {
      char c = part.charAt(i);
      if (isLatin(c) || FoldedText.isDigit(c)) {
        i = readWord(part, i);
      } else {
        rest.append(c);
        i++;
      }
    }
  }

  /// Reads a run of Latin letters and digits, with the unit behind it; returns where to go on.
  private int readWord(String part, int from) {
    int digitsEnd = from;
    while (digitsEnd < part.length() && isNumeral(part.charAt(digitsEnd))) {
      digitsEnd++;
    }
    int end = digitsEnd;
    boolean moreDigits = false;
    while (end < part.length() && (isLatin(part.charAt(end)) || isNumeral(part.charAt(end)))) {
      moreDigits |= FoldedText.isDigit(part.charAt(end));
      end++;
    }
    String word = part.substring(from, end);
    if (digitsEnd == from && !moreDigits) {
      rest.append(word);
      return end;
    }
    rest.append(' ');
    if (moreDigits) {
      addMixed(word);
      return end;
    }
    String number = part.substring(from, digitsEnd);
    if (end > digitsEnd) {
      Units.Unit unit = Units.find(part.substring(digitsEnd, end));
      if (unit == null) {
        addCode(word);
      } else {
        addAmount(number, unit);
      }
      return end;
    }
    return readUnitBehind(part, number, end);
  }

  /// A Chinese unit behind the number, or a Latin one behind a space.
  private int readUnitBehind(String part, String number, int end) {
    for (int length = LONGEST_CHINESE_UNIT; length > 0; length--) {
      if (end + length <= part.length() && FoldedText.isHan(part.charAt(end))) {
        Units.Unit unit = Units.find(part.substring(end, end + length));
        if (unit != null) {
          addAmount(number, unit);
          return end + length;
        }
      }
    }
    if (end < part.length() && part.charAt(end) == ' ') {
      int wordEnd = end + 1;
      while (wordEnd < part.length() && isLatin(part.charAt(wordEnd))) {
        wordEnd++;
      }
      boolean whole = wordEnd == part.length() || !isNumeral(part.charAt(wordEnd));
      Units.Unit unit = whole ? Units.find(part.substring(end + 1, wordEnd)) : null;
      if (unit != null) {
        addAmount(number, unit);
        return wordEnd;
      }
    }
    addNumber(number);
    return end;
  }

  /// `500mlx2` and the like are two amounts; everything else a code.
  private void addMixed(String word) {
    int times = word.indexOf('x');
    if (times > 0 && word.indexOf('x', times + 1) < 0 && times + 1 < word.length()) {
      String behind = word.substring(times + 1);
      if (FoldedText.isDigit(word.charAt(0)) && behind.chars().allMatch(c -> isNumeral((char) c))) {
        readNumbers(word.substring(0, times));
        readNumbers(behind + "x");
        return;
      }
    }
    addCode(word);
  }

  private void addAmount(String number, Units.Unit unit) {
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
    found.add(VariantTraits.trait(unit.dimension(), counted));
  }

  private void addNumber(String number) {
    double value = parse(number);
    boolean year = value >= FIRST_YEAR && value <= LAST_YEAR && value == Math.rint(value);
    found.add(
        year
            ? VariantTraits.trait(Dimension.YEAR, (long) value)
            : VariantTraits.trait(Dimension.NUMBER, Math.round(value * 1000)));
  }

  private void addCode(String code) {
    found.add(VariantTraits.trait(Dimension.CODE, Hashes.of(code)));
  }

  private static double parse(String number) {
    boolean one = number.indexOf('.') == number.lastIndexOf('.');
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
}
