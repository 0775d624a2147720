package io.shopkeeper.recommend;

/// The heap that training may fill. Judged by estimates before anything is trained, so that what
/// does not fit is refused rather than failing half-way; they depend on the data, the settings and
/// the largest heap alone, so that the same are always judged the same.
///
/// @param heap the most bytes the program may hold
/// @param share of it that training may take, what it has read included
public record Memory(long heap, double share) {

  private static final long MEBIBYTE = 1 << 20;

  /// Arrays of the young part of a heap that is nearly full have nowhere to go.
  private static final double ALONE = 2. / 3;

  /// The model that serves meanwhile, and what serving it takes, are as large again.
  private static final double BESIDE_SERVING = .5;

  public Memory {
    if (heap < 1 || !(share > 0 && share <= 1)) {
      throw new IllegalArgumentException("a share of %s of %d bytes".formatted(share, heap));
    }
  }

  /// For a program that does nothing else.
  public static Memory alone() {
    return new Memory(Runtime.getRuntime().maxMemory(), ALONE);
  }

  /// For training in a program that answers customers as well.
  public static Memory besideServing() {
    return new Memory(Runtime.getRuntime().maxMemory(), BESIDE_SERVING);
  }

  /// Whether so much fits.
  public boolean holds(long bytes) {
    return bytes <= share * heap;
  }

  /// @param what is to be trained or read
  /// @param bytes it takes at its peak
  /// @throws RecommendException with code `TOO_LARGE` if it does not fit
  public void require(String what, long bytes) {
    if (!holds(bytes)) {
      throw new RecommendException(RecommendException.Code.TOO_LARGE, refusal(what, bytes));
    }
  }

  /// How much is needed, how much there is, and what to do.
  public String refusal(String what, long bytes) {
    return "%s takes about %,d MiB of memory, and %,d of the program's %,d MiB may be used: choose a smaller model, as 'popularity', or give more, as in SHOPKEEPER_MEMORY=%dm"
        .formatted(
            what,
            bytes / MEBIBYTE + 1,
            (long) (share * heap) / MEBIBYTE,
            heap / MEBIBYTE,
            suggested(bytes));
  }

  /// In MiB, a whole number of times 256.
  private long suggested(long bytes) {
    return 256 * ((long) (bytes / share) / (256 * MEBIBYTE) + 1);
  }
}
