package io.shopkeeper.content.prose;

import io.shopkeeper.domain.ResourceTexts;
import io.shopkeeper.language.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Well-made clauses for each kind of fact in a language, several of a kind.
final class ClauseBook {
  private static final ClauseBook CHINESE = new ClauseBook(Language.CHINESE);
  private static final ClauseBook ENGLISH = new ClauseBook(Language.ENGLISH);
  private static final Pattern NUMBER = Pattern.compile("\\[([^|\\]]*)\\|([^]]*)]");

  private static final Pattern VALUES = Pattern.compile("\\{[vVaA]}");

  private final Language language;
  private final Properties clauses;

  private ClauseBook(Language language) {
    this.language = language;
    clauses =
        ResourceTexts.read(
            ClauseBook.class,
            "clauses_%s.properties".formatted(language == Language.CHINESE ? "zh" : "en"));
  }

  static ClauseBook of(Language language) {
    return language == Language.CHINESE ? CHINESE : ENGLISH;
  }

  /// Whether facts of a kind are said by a clause that can follow another.
  boolean joins(FactKind kind) {
    return clauses.containsKey(kind + ".predicate.1");
  }

  /// A clause around a fact.
  ///
  /// @param form `predicate`, `bullet` or `sentence`
  /// @param variant any number, the same for the same clause
  String say(SaidFact fact, String form, int variant, boolean many) {
    var forms = new ArrayList<String>();
    for (int n = 1; clauses.get(fact.kind() + "." + form + "." + n) instanceof String one; n++) {
      forms.add(one);
    }
    String pattern = forms.get(Math.floorMod(variant, forms.size()));
    return filled(numbered(pattern, many), fact);
  }

  /// A text of its own with what is put in, never read for places itself.
  String text(String key, boolean many, String... values) {
    return fill(numbered(Objects.requireNonNull(clauses.getProperty(key), key), many), values);
  }

  private static String fill(String pattern, String... values) {
    var said = new StringBuilder();
    int at = 0;
    while (at < pattern.length()) {
      int found = -1;
      for (int i = 0; i < values.length; i += 2) {
        if (pattern.startsWith("{" + values[i] + "}", at)) {
          found = i;
        }
      }
      said.append(found < 0 ? pattern.substring(at, at + 1) : values[found + 1]);
      at += found < 0 ? 1 : values[found].length() + 2;
    }
    return said.toString();
  }

  String list(List<String> values) {
    return language == Language.CHINESE ? String.join("、", values) : EnglishWords.list(values);
  }

  private static String numbered(String pattern, boolean many) {
    Matcher number = NUMBER.matcher(pattern);
    return number.replaceAll(one -> Matcher.quoteReplacement(one.group(many ? 2 : 1)));
  }

  private String filled(String pattern, SaidFact fact) {
    Matcher place = VALUES.matcher(pattern);
    String behind = place.find() ? pattern.substring(place.end()) : "";
    String values = without(list(fact.values()), behind);
    String article = EnglishWords.article(values);
    return fill(
        pattern,
        "n",
        fact.name(),
        "v",
        values,
        "V",
        EnglishWords.capital(values),
        "a",
        article,
        "A",
        EnglishWords.capital(article));
  }

  /// Without its end where the clause goes on with the same word: a striped pattern.
  private static String without(String values, String behind) {
    String plain = values.toLowerCase(Locale.ROOT);
    for (int length = Math.min(values.length() - 1, behind.length()); length > 1; length--) {
      if (plain.endsWith(behind.substring(0, length))) {
        return values.substring(0, values.length() - length);
      }
    }
    return values;
  }
}
