package io.shopkeeper.content.compose;

import io.shopkeeper.language.Language;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Words that belong to one product and not to another: numbers, and names in Latin letters, which
/// in an English sentence are those written large though they do not begin it.
final class Particulars {
  private static final Pattern LATIN = Pattern.compile("[a-zA-Z0-9][\\w.%-]*");
  private static final Pattern NUMBER_OR_NAME =
      Pattern.compile("\\S*\\d\\S*|(?<=\\S\\s)[A-Z][\\p{L}'-]+");

  private Particulars() {}

  /// In lower case.
  static List<String> of(String sentence) {
    Pattern pattern = Language.of(sentence) == Language.CHINESE ? LATIN : NUMBER_OR_NAME;
    return pattern
        .matcher(sentence)
        .results()
        .map(MatchResult::group)
        .map(word -> word.toLowerCase(Locale.ROOT))
        .distinct()
        .toList();
  }
}
