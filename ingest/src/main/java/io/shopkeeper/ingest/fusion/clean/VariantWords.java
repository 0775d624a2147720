package io.shopkeeper.ingest.fusion.clean;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.function.ObjLongConsumer;

/// Words that tell variants apart, several of one meaning: colours, sizes, editions, wearers; and
/// words of praise, which tell nothing.
///
/// Latin words stand alone; Chinese ones are found within the text, the longest first. The list is
/// the resource `variant-words.tsv`: dimension, meaning, words.
final class VariantWords {
  static final VariantWords COMMON = read("variant-words.tsv");

  private record Meaning(Dimension dimension, long value) {}

  private final Map<String, Meaning> words = new HashMap<>();
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
    words.put(word, meaning);
    if (FoldedText.isHan(word.charAt(0))) {
      longestChinese = Math.max(longestChinese, word.length());
    }
  }

  /// Hands over every trait that a folded text names.
  ///
  /// @param rest gets the text without what was found
  void read(String text, ObjLongConsumer<Dimension> target, StringBuilder rest) {
    int i = 0;
    while (i < text.length()) {
      int end = FoldedText.isHan(text.charAt(i)) ? chineseEnd(text, i) : latinEnd(text, i);
      String part = text.substring(i, end);
      Meaning meaning = words.get(part);
      if (meaning == null) {
        rest.append(part);
      } else {
        rest.append(' ');
        if (meaning.dimension() != Dimension.PRAISE) {
          target.accept(meaning.dimension(), meaning.value());
        }
      }
      i = end;
    }
  }

  /// Behind the longest Chinese word that begins here, else behind one character.
  private int chineseEnd(String text, int from) {
    for (int end = Math.min(from + longestChinese, text.length()); end > from + 1; end--) {
      if (words.containsKey(text.substring(from, end))) {
        return end;
      }
    }
    return from + 1;
  }

  private static int latinEnd(String text, int from) {
    int end = from;
    while (end < text.length()
        && Character.isLetterOrDigit(text.charAt(end))
        && !FoldedText.isHan(text.charAt(end))) {
      end++;
    }
    return Math.max(end, from + 1);
  }
}
