package io.shopkeeper.assist.faq;

import io.shopkeeper.assist.faq.FaqAnswer.Match;
import io.shopkeeper.assist.intent.UtteranceReader;
import io.shopkeeper.domain.FaqEntry;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.Language;
import io.shopkeeper.numeric.Workers;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/// Finds which of a shop's questions is meant by one in other words, and says whether any is.
///
/// A question is compared with those in its own language: each encoder fails on the other's.
/// Immutable; safe for any number of threads while the encoders are open. Three passes of the
/// encoder a question, some 5 to 10 ms each, and a comparison of all its tokens with an entry's
/// (some 100,000 multiplications); building takes three passes an entry.
public final class FaqIndex {
  /// Below, the answer is "I do not know": one in fifty answerable questions of the data that the
  /// confidence was learned from falls below (bench/results, understanding).
  private static final double THRESHOLD = .165;

  private final Map<Language, MatchedQuestions> byLanguage;

  private FaqIndex(Map<Language, MatchedQuestions> byLanguage) {
    this.byLanguage = byLanguage;
  }

  /// @param encoders closed by their owner, who keeps them open as long as the index is asked
  public static FaqIndex of(List<FaqEntry> entries, Encoders encoders, Workers workers) {
    var byLanguage = new EnumMap<Language, MatchedQuestions>(Language.class);
    for (Language language : List.of(Language.CHINESE, Language.ENGLISH)) {
      List<FaqEntry> own =
          entries.stream().filter(entry -> Language.of(entry.question()) == language).toList();
      if (!own.isEmpty()) {
        byLanguage.put(
            language,
            MatchedQuestions.of(
                own, new UtteranceReader(language, encoders.of(language)), workers));
      }
    }
    return new FaqIndex(byLanguage);
  }

  /// The best entries for a question; none where nothing can be read in it or no entry is in its
  /// language.
  ///
  /// @param most matches to return, at least 1
  public FaqAnswer ask(String question, int most) {
    if (most < 1) {
      throw new IllegalArgumentException("at least one match must be asked for: " + most);
    }
    MatchedQuestions own = byLanguage.get(Language.of(beginning(question)));
    if (own == null || !own.reader().readable(question)) {
      return new FaqAnswer(List.of(), false);
    }
    List<Match> matches = own.matches(question, most);
    return new FaqAnswer(matches, sure(matches.getFirst().confidence()));
  }

  /// Whether a best match of so much confidence is given as an answer.
  public static boolean sure(double confidence) {
    return confidence >= THRESHOLD;
  }

  private static String beginning(String question) {
    return question.substring(0, Math.min(question.length(), UtteranceReader.MOST_CHARACTERS));
  }
}
