package io.shopkeeper.language.entities;

import com.hankcs.hanlp.HanLP;
import com.hankcs.hanlp.seg.common.Term;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// What a tagger sees at each character of a text: the characters around it, their kinds, and the
/// word a segmenter puts it in.
final class CharacterFeatures {
  private static final int REACH = 3;
  private static final String BORDER = "\u0002";

  /// Spans of neighbours whose characters make one feature together, relative to the character.
  private static final int[][] SPANS = {
    {-2, -2}, {-1, -1}, {0, 0}, {1, 1}, {2, 2}, {-1, 0}, {0, 1}, {-2, -1}, {1, 2}, {-1, 1}, {-2, 0},
    {0, 2}, {-3, 0}, {0, 3}, {-2, 1}, {-1, 2}
  };

  private CharacterFeatures() {}

  /// The hashed features of every character.
  ///
  /// @param characters one code point each
  static long[][] of(List<String> characters) {
    List<String> plain = characters.stream().map(CharacterFeatures::plain).toList();
    String[] kinds = plain.stream().map(CharacterFeatures::kind).toArray(String[]::new);
    String[][] words = words(plain);
    long[][] features = new long[plain.size()][];
    for (int i = 0; i < features.length; i++) {
      long[] at = new long[SPANS.length + 2 + words[i].length];
      int f = 0;
      for (; f < SPANS.length; f++) {
        at[f] = hash(f, joined(plain, i + SPANS[f][0], i + SPANS[f][1]));
      }
      at[f] = hash(f++, joined(Arrays.asList(kinds), i - 2, i + 2));
      at[f] = hash(f++, joined(Arrays.asList(kinds), i - REACH, i));
      for (String word : words[i]) {
        at[f] = hash(f++, word);
      }
      features[i] = at;
    }
    return features;
  }

  /// The same letter whatever its case and width.
  static String plain(String character) {
    String lower = character.toLowerCase(Locale.ROOT);
    char c = lower.charAt(0);
    return lower.length() == 1 && c > '\uFF00' && c < '\uFF5F'
        ? Character.toString(c - 0xFEE0).toLowerCase(Locale.ROOT)
        : lower;
  }

  private static String kind(String character) {
    int point = character.codePointAt(0);
    if (Character.isDigit(point)) {
      return "d";
    }
    if (point < 128 && Character.isLetter(point)) {
      return "l";
    }
    return Character.isLetter(point) ? "h" : "p";
  }

  private static String joined(List<String> texts, int from, int to) {
    var joined = new StringBuilder();
    for (int i = from; i <= to; i++) {
      joined.append(i < 0 || i >= texts.size() ? BORDER : texts.get(i)).append('\u0001');
    }
    return joined.toString();
  }

  /// Of every character: its word with its place in it, the part of speech with the place, and the
  /// words before and behind.
  private static String[][] words(List<String> characters) {
    String text = String.join("", characters);
    List<Term> terms = HanLP.segment(text);
    int[] term = new int[text.length()];
    int[] place = new int[text.length()];
    int at = 0;
    for (int t = 0; t < terms.size(); t++) {
      int start = at;
      for (; at < Math.min(start + terms.get(t).word.length(), text.length()); at++) {
        term[at] = t;
        place[at] = at - start;
      }
    }
    String[][] words = new String[characters.size()][];
    int unit = 0;
    for (int i = 0; i < words.length; i++) {
      Term own = terms.get(term[unit]);
      String where = where(place[unit], own.word.length());
      words[i] =
          new String[] {
            own.word + where,
            own.nature + where,
            neighbour(terms, term[unit] - 1).word + where,
            neighbour(terms, term[unit] + 1).word + where,
            neighbour(terms, term[unit] - 1).nature + "|" + own.nature + where,
            own.nature + where + neighbour(terms, term[unit] + 1).nature
          };
      unit += characters.get(i).length();
    }
    return words;
  }

  private static final Term NONE = new Term(BORDER, com.hankcs.hanlp.corpus.tag.Nature.w);

  private static Term neighbour(List<Term> terms, int index) {
    return index < 0 || index >= terms.size() ? NONE : terms.get(index);
  }

  private static String where(int place, int length) {
    if (length == 1) {
      return "S";
    }
    return place == 0 ? "B" : place == length - 1 ? "E" : "M";
  }

  /// FNV-1a over the number of the template and the text.
  private static long hash(int template, String text) {
    long hash = (0xcbf29ce484222325L ^ template) * 0x100000001b3L;
    for (int i = 0; i < text.length(); i++) {
      hash = (hash ^ text.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
