package io.shopkeeper.ingest.fusion.clean;

/// How alike two short texts are.
public final class Likeness {
  private static final double PREFIX_WEIGHT = .1;
  private static final int PREFIX = 4;

  private Likeness() {}

  /// The similarity of Jaro (Journal of the American Statistical Association 84, 1989) with
  /// Winkler's credit for a common prefix ("String comparator metrics and enhanced decision rules
  /// in the Fellegi–Sunter model of record linkage", 1990); from 0 to 1. O(lengths multiplied).
  public static double jaroWinkler(String a, String b) {
    if (a.equals(b)) {
      return 1;
    }
    double jaro = jaro(a, b);
    int prefix = 0;
    int most = Math.min(PREFIX, Math.min(a.length(), b.length()));
    while (prefix < most && a.charAt(prefix) == b.charAt(prefix)) {
      prefix++;
    }
    return jaro + prefix * PREFIX_WEIGHT * (1 - jaro);
  }

  private static double jaro(String a, String b) {
    int window = Math.max(0, Math.max(a.length(), b.length()) / 2 - 1);
    boolean[] taken = new boolean[b.length()];
    char[] matched = new char[a.length()];
    int common = 0;
    for (int i = 0; i < a.length(); i++) {
      int last = Math.min(b.length() - 1, i + window);
      for (int j = Math.max(0, i - window); j <= last; j++) {
        if (!taken[j] && a.charAt(i) == b.charAt(j)) {
          taken[j] = true;
          matched[common++] = a.charAt(i);
          break;
        }
      }
    }
    if (common == 0) {
      return 0;
    }
    int moved = 0;
    int at = 0;
    for (int j = 0; j < b.length(); j++) {
      if (taken[j]) {
        moved += b.charAt(j) == matched[at++] ? 0 : 1;
      }
    }
    double share = common;
    return (share / a.length() + share / b.length() + (share - moved / 2) / share) / 3;
  }

  /// Whether at most one character is wrong, missing or too much, or two neighbours are swapped
  /// (Damerau, Communications of the ACM 7, 1964). O(length).
  public static boolean withinOneEdit(String a, String b) {
    int difference = a.length() - b.length();
    if (difference < -1 || difference > 1) {
      return false;
    }
    int least = Math.min(a.length(), b.length());
    int i = 0;
    while (i < least && a.charAt(i) == b.charAt(i)) {
      i++;
    }
    if (difference > 0) {
      return sameFrom(a, i + 1, b, i);
    }
    if (difference < 0) {
      return sameFrom(a, i, b, i + 1);
    }
    boolean swapped =
        i + 1 < least && a.charAt(i) == b.charAt(i + 1) && a.charAt(i + 1) == b.charAt(i);
    return sameFrom(a, i + 1, b, i + 1) || swapped && sameFrom(a, i + 2, b, i + 2);
  }

  private static boolean sameFrom(String a, int i, String b, int j) {
    int rest = a.length() - i;
    return rest <= 0 && b.length() - j <= 0
        || rest == b.length() - j && a.regionMatches(i, b, j, rest);
  }
}
