package io.shopkeeper.language.classify;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Collects runs of units, hashed to 64 bits (FNV-1a): a unit is a character in Chinese, a word or
/// a number in scripts that part them, a sign elsewhere.
public final class Ngrams {
  private static final Pattern UNIT =
      Pattern.compile(
          "[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+(?:'\\p{L}+)?|\\p{Nd}+|[^\\s\\p{L}\\p{Nd}]|\\p{L}");
  static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private long[] hashes = new long[1 << 8];
  private int size;

  /// A unit and where it stands.
  public record Unit(String text, int start, int end) {}

  /// The units of a normal text, in order.
  public static List<String> units(String normal) {
    return located(normal).stream().map(Unit::text).toList();
  }

  /// The same, with their places.
  public static List<Unit> located(String normal) {
    var units = new ArrayList<Unit>();
    Matcher found = UNIT.matcher(normal);
    while (found.find()) {
      units.add(new Unit(found.group(), found.start(), found.end()));
    }
    return units;
  }

  /// Adds all runs of one to `longest` units.
  ///
  /// @param place keeps runs of one part of a text apart from those of others
  public Ngrams add(String place, List<String> units, int longest) {
    long start = place.isEmpty() ? OFFSET : extended(OFFSET, place);
    for (int from = 0; from < units.size(); from++) {
      long hash = start;
      for (int to = from; to < Math.min(from + longest, units.size()); to++) {
        hash = extended(hash, units.get(to));
        if (size == hashes.length) {
          hashes = Arrays.copyOf(hashes, 2 * size);
        }
        hashes[size++] = hash;
      }
    }
    return this;
  }

  /// The distinct ones, ascending.
  public long[] distinct() {
    return Arrays.stream(hashes, 0, size).sorted().distinct().toArray();
  }

  static long extended(long hash, String unit) {
    long extended = (hash ^ ' ') * PRIME;
    for (int i = 0; i < unit.length(); i++) {
      extended = (extended ^ unit.charAt(i)) * PRIME;
    }
    return extended;
  }
}
