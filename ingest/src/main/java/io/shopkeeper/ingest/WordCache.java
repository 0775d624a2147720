package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Hashes;
import io.shopkeeper.ingest.cleaning.Word;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The words that a column repeats: the last one, and of the others those whose places no later one
/// took. Not thread-safe; memory: 65,536 words at most, some 150 bytes each.
final class WordCache {
  static final int SIZE = 1 << 16;

  private final Word[] words = new Word[SIZE];
  private Word last = new Word("", new byte[0], 0);

  /// The word; null if it is not of printable ASCII, or holds `&`.
  @Nullable Word of(CharSequence cell) {
    if (same(last.utf8(), cell)) {
      return last;
    }
    if (!isPlain(cell)) {
      return null;
    }
    long hash = Hashes.of(cell);
    int place = place(hash);
    Word word = words[place];
    if (word == null || !same(word.utf8(), cell)) {
      String text = cell.toString();
      word = new Word(text, text.getBytes(StandardCharsets.ISO_8859_1), hash);
      words[place] = word;
    }
    last = word;
    return word;
  }

  /// The place of a word by its hash.
  static int place(long hash) {
    return (int) (hash >>> 40) & SIZE - 1;
  }

  static boolean isPlain(CharSequence cell) {
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      if (c < ' ' || c >= 0x7F || c == '&') {
        return false;
      }
    }
    return true;
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
