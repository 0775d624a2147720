package io.shopkeeper.language.classify;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Collects runs of units, hashed to 64 bits (FNV-1a): a unit is a character in Chinese, a word or
/// a number in scripts that part them, a sign elsewhere.
public final class Ngrams {
  private static final Pattern UNIT =
      Pattern.compile(
          "[\\p{L}&&[^\\p{IsHan}\\p{IsHiragana}\\p{IsKatakana}]]+(?:'\\p{L}+)?|\\p{Nd}+|[^\\s\\p{L}\\p{Nd}]|\\p{L}");
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final List<Long> hashes = new ArrayList<>();

  /// The units of a normal text, in order.
  public static List<String> units(String normal) {
    return UNIT.matcher(normal).results().map(MatchResult::group).toList();
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
        hashes.add(hash);
      }
    }
    return this;
  }

  /// The distinct ones, ascending.
  public long[] distinct() {
    return hashes.stream().mapToLong(Long::longValue).sorted().distinct().toArray();
  }

  private static long extended(long hash, String unit) {
    long extended = (hash ^ ' ') * PRIME;
    for (int i = 0; i < unit.length(); i++) {
      extended = (extended ^ unit.charAt(i)) * PRIME;
    }
    return extended;
  }
}
