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

  /// @param hash of [Hashes]
  public Word(String text, byte[] utf8, long hash) {
    this.text = text;
    this.utf8 = utf8;
    this.hash = hash;
    this.nothing = Nothing.says(text);
  }

  private Word(byte[] utf8, long hash) {
    this.utf8 = utf8;
    this.hash = hash;
    this.nothing = false;
  }

  /// A word that is known to be of printable ASCII and to say something.
  public static Word plain(byte[] ascii, long hash) {
    return new Word(ascii, hash);
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
