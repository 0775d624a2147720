package io.shopkeeper.ingest.cleaning;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// A text that a column of a load repeats, with what was found out about it once. Of printable
/// ASCII, so that none of the rules for texts has anything to mend.
public final class Word {
  private @Nullable String text;
  private final byte[] utf8;
  private final long hash;
  private final boolean nothing;
  private int shape = -1;

  /// Whether cleaning changes it in its column, and whether it names who tries out the shop: null
  /// until it was asked.
  @Nullable Boolean leftAlone;

  @Nullable Boolean tester;

  /// @param ascii printable, not to be written to
  /// @param hash of [Hashes]
  public Word(byte[] ascii, long hash) {
    this.utf8 = ascii;
    this.hash = hash;
    this.nothing = ascii.length <= Nothing.LONGEST && Nothing.says(text());
  }

  /// Whether it says that there is no value.
  public boolean isNothing() {
    return nothing;
  }

  public String text() {
    String known = text;
    if (known == null) {
      known = new String(utf8, StandardCharsets.ISO_8859_1);
      text = known;
    }
    return known;
  }

  /// Not to be written to.
  public byte[] utf8() {
    return utf8;
  }

  public long hash() {
    return hash;
  }

  int shape() {
    if (shape < 0) {
      shape = TextShape.of(text());
    }
    return shape;
  }
}
