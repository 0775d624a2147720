package io.shopkeeper.ingest.fusion.clean;

import io.shopkeeper.domain.Sha256;
import java.util.Locale;
import java.util.Optional;

/// Hashes of texts, in 64 bits: enough to tell millions of values apart.
public final class Hashes {
  private static final int SHA256_HEX = 64;
  private static final int HEX_OF_LONG = 16;
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private Hashes() {}

  /// The first 64 bits of the SHA-256 of a text in UTF-8.
  public static long sha256(String text) {
    return first(Sha256.hex(text).substring(0, HEX_OF_LONG));
  }

  /// The same of a SHA-256 written in hexadecimal; empty if it is none.
  public static Optional<Long> ofSha256Hex(String text) {
    String hex = text.strip().toLowerCase(Locale.ROOT);
    boolean right =
        hex.length() == SHA256_HEX && hex.chars().allMatch(c -> Character.digit(c, 16) >= 0);
    return right ? Optional.of(first(hex.substring(0, HEX_OF_LONG))) : Optional.empty();
  }

  private static long first(String hex) {
    return Long.parseUnsignedLong(hex, 16);
  }

  /// A fast hash (FNV-1a, finished by the mixer of SplitMix64).
  public static long of(CharSequence text) {
    long hash = OFFSET;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return mix(hash);
  }

  /// One hash of two.
  public static long of(long first, long second) {
    return mix(first * PRIME + mix(second));
  }

  private static long mix(long hash) {
    long z = hash;
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
