package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Hashes;
import io.shopkeeper.ingest.cleaning.Word;
import org.jspecify.annotations.Nullable;

/// The words that a column repeats: the last one, and of the others those whose places no later one
/// took. Not thread-safe; memory: 65,536 words at most, some 150 bytes each.
final class WordCache {
  static final int SIZE = 1 << 16;

  private final Word[] words = new Word[SIZE];
  private Word last = new Word(new byte[0], 0);

  /// The word; null if it is not of printable ASCII, or holds `&`.
  @Nullable Word of(CharSequence cell) {
    if (same(last.utf8(), cell)) {
      return last;
    }
    long hash = Hashes.ofPlain(cell);
    if (hash == 0) {
      return null;
    }
    int place = place(hash);
    Word word = words[place];
    if (word == null || !same(word.utf8(), cell)) {
      word = new Word(utf8(cell), hash);
      words[place] = word;
    }
    last = word;
    return word;
  }

  /// The place of a word by its hash.
  static int place(long hash) {
    return (int) (hash >>> 40) & SIZE - 1;
  }

  private static byte[] utf8(CharSequence ascii) {
    byte[] bytes = new byte[ascii.length()];
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) ascii.charAt(i);
    }
    return bytes;
  }

  private static boolean same(byte[] utf8, CharSequence cell) {
    if (utf8.length != cell.length()) {
      return false;
    }
    for (int i = utf8.length - 1; i >= 0; i--) {
      if (utf8[i] != cell.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
