package io.shopkeeper.ingest.fusion.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ObjLongConsumer;
import org.jspecify.annotations.Nullable;

/// Words that tell variants apart, several of one meaning: colours, sizes, editions, wearers.
///
/// Latin words stand alone; Chinese ones are found within the text, the longest first. The list is
/// the resource `variant-words.tsv`: dimension, meaning, words.
final class VariantWords {
  static final VariantWords COMMON = read("variant-words.tsv");

  private record Meaning(Dimension dimension, long value) {}

  private final Map<String, Meaning> latin = new HashMap<>();
  private final Map<String, Meaning> chinese = new HashMap<>();
  private int longestChinese;

  private VariantWords(String table) {
    table
        .lines()
        .forEach(line -> {
          String[] cells = line.split("\t");
          var dimension = Dimension.valueOf(cells[0].toUpperCase(Locale.ROOT));
          var meaning = new Meaning(dimension, Hashes.of(cells[1]));
          for (String word : cells[2].split(" ")) {
            add(FoldedText.of(word), meaning);
          }
        });
  }

  private static VariantWords read(String resource) {
    try (InputStream in = VariantWords.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("the program lacks its resource " + resource);
      }
      return new VariantWords(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void add(String word, Meaning meaning) {
    if (FoldedText.isHan(word.charAt(0))) {
      chinese.put(word, meaning);
      longestChinese = Math.max(longestChinese, word.length());
    } else {
      latin.put(word, meaning);
    }
  }

  /// Hands over every trait that a folded text names.
  void read(String text, ObjLongConsumer<Dimension> target) {
    int i = 0;
    while (i < text.length()) {
      if (FoldedText.isHan(text.charAt(i))) {
        i += readChinese(text, i, target);
      } else {
        int end = i;
        while (end < text.length() && isWord(text.charAt(end))) {
          end++;
        }
        tell(latin.get(text.substring(i, end)), target);
        i = Math.max(end, i + 1);
      }
    }
  }

  private static boolean isWord(char c) {
    return Character.isLetterOrDigit(c) && !FoldedText.isHan(c);
  }

  private int readChinese(String text, int from, ObjLongConsumer<Dimension> target) {
    for (int length = Math.min(longestChinese, text.length() - from); length > 0; length--) {
      Meaning meaning = chinese.get(text.substring(from, from + length));
      if (meaning != null) {
        tell(meaning, target);
        return length;
      }
    }
    return 1;
  }

  private static void tell(@Nullable Meaning meaning, ObjLongConsumer<Dimension> target) {
    if (meaning != null) {
      target.accept(meaning.dimension(), meaning.value());
    }
  }
}
