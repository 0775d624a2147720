package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Hashes;
import io.shopkeeper.ingest.cleaning.Word;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// The words that a column repeats: those whose places no later one took. Words are told apart by
/// 64 bits, as ids are, so that looking one up touches nothing but its number. Not thread-safe;
/// memory: 65,536 words at most, some 150 bytes each.
final class WordCache {
  private static final int SIZE = 1 << 16;

  private final Word[] words = new Word[SIZE];

  /// The word; null if it is not of printable ASCII, or holds `&`.
  @Nullable Word of(CharSequence cell) {
    long hash = Hashes.of(cell);
    int place = (int) (hash >>> 40) & SIZE - 1;
    Word known = words[place];
    if (known != null && known.hash() == hash) {
      return known;
    }
    if (!isPlain(cell)) {
      return null;
    }
    String text = cell.toString();
    Word word = new Word(text, text.getBytes(StandardCharsets.ISO_8859_1), hash);
    words[place] = word;
    return word;
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
}
