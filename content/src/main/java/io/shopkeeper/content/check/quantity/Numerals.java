package io.shopkeeper.content.check.quantity;

import java.util.List;
import java.util.OptionalDouble;

/// Numbers written in words, up to 99,999,999.
final class Numerals {
  static final String HAN = "[零〇一二两三四五六七八九十百千万]+(?:点[零〇一二三四五六七八九]+)?";
  private static final List<String> ENGLISH =
      List.of(
          ("zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen"
                  + " fifteen sixteen seventeen eighteen nineteen")
              .split(" "));

  private static final List<String> TENS =
      List.of("twenty thirty forty fifty sixty seventy eighty ninety".split(" "));

  /// English numbers below a hundred, as in `forty five`, whose hyphen is a blank in readable text.
  static final String ENGLISH_WORDS =
      "(?:%1$s)(?: (?:%2$s))?|%3$s|dozen"
          .formatted(
              String.join("|", TENS),
              String.join("|", ENGLISH.subList(1, 10)),
              String.join("|", ENGLISH));

  private static final String DIGITS = "零一二三四五六七八九";

  private Numerals() {}

  /// What a run of Chinese numerals says; empty if it is no number, as 万万.
  static OptionalDouble han(String text) {
    if (text.length() == 2 && digit(text.charAt(0)) > 0 && digit(text.charAt(1)) > 0) {
      // One or two, as in 一两件: nothing exact.
      return OptionalDouble.empty();
    }
    String[] halves = text.split("点", 2);
    double whole = 0;
    double section = 0;
    int digit = -1;
    for (char c : halves[0].toCharArray()) {
      int value = digit(c);
      if (value >= 0) {
        digit = digit >= 0 && halves[0].length() > 1 ? digit * 10 + value : value;
        continue;
      }
      double power = c == '十' ? 10 : c == '百' ? 100 : c == '千' ? 1_000 : 10_000;
      if (power == 10_000) {
        section += Math.max(0, digit);
        if (section == 0) {
          return OptionalDouble.empty();
        }
        whole += section * power;
        section = 0;
      } else {
        if (digit < 0 && c != '十') {
          return OptionalDouble.empty();
        }
        section += (digit < 0 ? 1 : digit) * power;
      }
      digit = -1;
    }
    double number = whole + section + Math.max(0, digit);
    if (halves.length == 2) {
      double place = 0.1;
      for (char c : halves[1].toCharArray()) {
        number += digit(c) * place;
        place /= 10;
      }
    }
    return OptionalDouble.of(number);
  }

  static double english(String words) {
    if (words.equals("dozen")) {
      return 12;
    }
    int blank = words.indexOf(' ');
    String first = blank < 0 ? words : words.substring(0, blank);
    int tens = TENS.indexOf(first);
    return tens < 0
        ? ENGLISH.indexOf(words)
        : 10 * (tens + 2) + (blank < 0 ? 0 : ENGLISH.indexOf(words.substring(blank + 1)));
  }

  private static int digit(char c) {
    return c == '两' ? 2 : c == '〇' ? 0 : DIGITS.indexOf(c);
  }
}
