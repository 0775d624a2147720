package io.shopkeeper.ingest.cleaning;

/// 64-bit hashes of texts. Two of a million texts share one with a chance of 3 in 10⁸.
public final class Hashes {
  private Hashes() {}

  /// Never 0. A polynomial, finished as in SplitMix64 (Steele, Lea and Flood, 2014).
  public static long of(CharSequence text) {
    long z = text.length();
    for (int i = 0; i < text.length(); i++) {
      z = step(z, text.charAt(i));
    }
    return mix(z) | 1;
  }

  /// The same of a text of printable ASCII without `&`; 0 for any other.
  public static long ofPlain(CharSequence text) {
    long z = text.length();
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!isPlain(c)) {
        return 0;
      }
      z = step(z, c);
    }
    return mix(z) | 1;
  }

  private static long step(long hash, char c) {
    long z = hash * 0x9E3779B97F4A7C15L + c;
    return z ^ (z >>> 29);
  }

  private static boolean isPlain(char c) {
    return c >= ' ' && c < 0x7F && c != '&';
  }

  static long mix(long z) {
    long mixed = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
