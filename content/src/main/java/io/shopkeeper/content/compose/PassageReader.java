package io.shopkeeper.content.compose;

import io.shopkeeper.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Finds in a text what can be said again: whole sentences and, in Chinese, where clauses stand on
/// their own, the first clauses of one.
final class PassageReader {
  private static final Pattern SENTENCE =
      Pattern.compile("(?:[^。！？!?.\\n]|\\.(?!\\s|$))+[。！？!?.\\n]*\\s*");
  private static final Pattern CLAUSE = Pattern.compile("[^，；,;~]+");
  private static final Pattern END = Pattern.compile("[。！？!?.~\\s]+$");

  /// What no sentence for customers holds: markup, addresses, fields of templates.
  private static final Pattern NO_PROSE = Pattern.compile("[<>{}\\[\\]|\\\\@#*_=^`]|://|www\\.");

  private static final int LEAST_CHARACTERS = 12;
  private static final int MOST_CHARACTERS = 60;
  private static final int LEAST_LETTERS = 24;
  private static final int MOST_LETTERS = 240;

  private final int mostClauses;

  PassageReader(int mostClauses) {
    this.mostClauses = mostClauses;
  }

  /// @param text ending as a sentence does
  /// @param place of its first character in the text it stands in, from 0 to 1
  /// @param whole whether it is the whole sentence
  record Run(String text, double place, boolean whole) {}

  List<Run> read(String text) {
    var runs = new ArrayList<Run>();
    Matcher sentence = SENTENCE.matcher(text);
    while (sentence.find()) {
      double place = (double) sentence.start() / text.length();
      String body = END.matcher(sentence.group()).replaceFirst("").strip();
      if (Language.of(body) == Language.CHINESE) {
        addChinese(body, place, runs);
      } else if (between(body, LEAST_LETTERS, MOST_LETTERS) && begins(body)) {
        runs.add(new Run(body + ".", place, true));
      }
    }
    return runs;
  }

  private void addChinese(String sentence, double place, List<Run> runs) {
    Matcher clause = CLAUSE.matcher(sentence);
    var said = new StringBuilder();
    for (int clauses = 1; clauses <= mostClauses && clause.find(); clauses++) {
      said.append(said.isEmpty() ? "" : "，").append(clause.group().strip());
      if (between(said, LEAST_CHARACTERS, MOST_CHARACTERS)) {
        runs.add(new Run(said + "。", place, clause.end() == sentence.length()));
      }
    }
  }

  private static boolean between(CharSequence text, int least, int most) {
    return text.length() >= least && text.length() <= most && !NO_PROSE.matcher(text).find();
  }

  private static boolean begins(String sentence) {
    return Character.isUpperCase(sentence.codePointAt(0));
  }
}
