package io.shopkeeper.search.lexical;

import io.shopkeeper.language.NormalText;
import io.shopkeeper.language.words.Span;
import io.shopkeeper.language.words.Word;
import io.shopkeeper.language.words.Words;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Cuts texts into what is looked up: Han characters into words by HanLP and into pairs, other
/// letters into words and digits apart, so that `500mg` is found by `500 mg` and `T-shirt` by
/// `tshirt`. English words are brought to their stems (Krovetz, SIGIR 1993).
///
/// Linear in the text; safe for any number of threads.
public final class Terms {
  private static final Pattern MARK = Pattern.compile("\\p{M}+");

  /// A pair of Han characters that is no word says less than one that is.
  private static final float PAIR = .35f;

  /// Of a longer run of letters the beginning is read.
  private static final int LONGEST = 64;

  /// The two halves of a word with a hyphen written as one.
  private static final float JOINED = .5f;

  private static final Set<String> STOP =
      Arrays.stream(
              ("a an the of for and or with in on to at by from my me i is are be this that it as"
                      + " 的 了 和 与 及 或 我 我的 我要 想 想要 要 买 想买 请 给 一个 一款 一件 有 有没有 吗 呢 是 在")
                  .split(" "))
          .collect(Collectors.toUnmodifiableSet());

  private Terms() {}

  /// The terms of a text that is indexed, in order.
  static List<String> of(String text) {
    return List.copyOf(cut(text, false));
  }

  /// The terms of a query with what each counts, without those that say nothing; those as well
  /// where there are no others.
  public static SequencedMap<String, Float> ofQuery(String text) {
    SequencedMap<String, Float> all = new LinkedHashMap<>();
    var cutting = new Cutting(NormalText.of(text), all);
    cutting.run();
    SequencedMap<String, Float> stemmed = new LinkedHashMap<>();
    all.forEach((term, weight) -> stemmed.merge(Stems.of(term), weight, Math::max));
    SequencedMap<String, Float> telling = new LinkedHashMap<>(stemmed);
    telling.keySet().removeAll(STOP);
    return telling.isEmpty() ? stemmed : telling;
  }

  /// The words of a text as people write them: no pairs, no stems.
  public static List<String> plain(String text) {
    return cut(text, true);
  }

  /// The stems of the words of a text, in order; no pairs.
  public static List<String> stems(String text) {
    return plain(text).stream().map(Stems::of).toList();
  }

  private static List<String> cut(String text, boolean wordsOnly) {
    var terms = new ArrayList<String>();
    new Cutting(
            NormalText.of(text),
            (term, weight) -> {
              if (!wordsOnly || weight == 1) {
                terms.add(term);
              }
            })
        .run();
    return terms;
  }

  /// Takes terms as they are cut.
  private interface Taking {
    void take(String term, float weight);
  }

  /// One pass over a normal text.
  private static final class Cutting {
    private final String text;
    private final Taking taking;
    private String before = "";
    private int beforeEnd = -2;

    Cutting(String normal, Taking taking) {
      this.text = MARK.matcher(Normalizer.normalize(normal, Normalizer.Form.NFD)).replaceAll("");
      this.taking = taking;
    }

    Cutting(String normal, SequencedMap<String, Float> into) {
      this(normal, (term, weight) -> into.merge(term, weight, Math::max));
    }

    void run() {
      int at = 0;
      while (at < text.length()) {
        Kind kind = Kind.of(text.codePointAt(at));
        int end = at + Character.charCount(text.codePointAt(at));
        while (end < text.length() && kind == kindAt(end, kind)) {
          end += Character.charCount(text.codePointAt(end));
        }
        switch (kind) {
          case HAN -> han(text.substring(at, end));
          case UNSPACED -> pairs(text.substring(at, end), 1, Set.of());
          case LETTERS -> letters(at, end);
          case DIGITS -> taking.take(text.substring(at, Math.min(end, at + LONGEST)), 1);
          case NEITHER -> {}
        }
        at = end;
      }
    }

    /// A point or comma between digits is part of the number.
    private Kind kindAt(int at, Kind running) {
      Kind kind = Kind.of(text.codePointAt(at));
      boolean point =
          running == Kind.DIGITS
              && text.charAt(at) == '.'
              && at + 1 < text.length()
              && Kind.of(text.codePointAt(at + 1)) == Kind.DIGITS;
      return point ? Kind.DIGITS : kind;
    }

    private void letters(int from, int to) {
      String word = text.substring(from, Math.min(to, from + LONGEST));
      boolean hyphen =
          beforeEnd == from - 1 && "-'’".indexOf(text.charAt(from - 1)) >= 0 && !before.isEmpty();
      if (hyphen && word.equals("s")) {
        beforeEnd = -2;
        return;
      }
      taking.take(word, 1);
      if (hyphen) {
        taking.take(before + word, JOINED);
      }
      before = word;
      beforeEnd = to;
    }

    private void han(String run) {
      var words = new LinkedHashSet<String>();
      for (Word word : Words.of(run, new Span(0, run.length()))) {
        words.add(word.text());
        taking.take(word.text(), 1);
      }
      pairs(run, PAIR, words);
    }

    /// Every two characters that follow each other, but for what is taken already.
    private void pairs(String run, float weight, Set<String> taken) {
      for (int i = 0; i + 2 <= run.length(); i++) {
        String pair = run.substring(i, i + 2);
        if (!taken.contains(pair)) {
          taking.take(pair, weight);
        }
      }
    }
  }

  private enum Kind {
    HAN,
    /// Scripts whose words are not parted by blanks.
    UNSPACED,
    LETTERS,
    DIGITS,
    NEITHER;

    static Kind of(int point) {
      if (point < 128) {
        return point >= '0' && point <= '9'
            ? DIGITS
            : Character.isLetter(point) ? LETTERS : NEITHER;
      }
      if (Character.isDigit(point)) {
        return DIGITS;
      }
      if (!Character.isLetter(point)) {
        return NEITHER;
      }
      return switch (Character.UnicodeScript.of(point)) {
        case HAN -> HAN;
        case HIRAGANA, KATAKANA, THAI, LAO, KHMER, MYANMAR -> UNSPACED;
        default -> LETTERS;
      };
    }
  }
}
