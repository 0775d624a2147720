package io.shopkeeper.experiment.assignment;

/// Spreads units evenly over [0, 1), differently and independently for every salt.
///
/// FNV-1a of 64 bits over the characters (G. Fowler, L. Noll and P. Vo, 1991), begun from the mixed
/// hash of the salt and ended by the finaliser of SplitMix64 (G. Steele, D. Lea and C. Flood,
/// OOPSLA 2014), which FNV's low bits need. No secret: who knows the salt knows the arms.
public final class Salt {
  private static final long BASIS = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private final long start;

  public Salt(String salt) {
    this.start = mix(hash(BASIS, salt));
  }

  /// In [0, 1), of 53 bits.
  public double share(String unit) {
    return (mix(hash(start, unit)) >>> 11) * 0x1p-53;
  }

  private static long hash(long start, String text) {
    long hash = start;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * PRIME;
    }
    return hash;
  }

  private static long mix(long z) {
    z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
