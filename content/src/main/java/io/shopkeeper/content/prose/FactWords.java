package io.shopkeeper.content.prose;

import io.shopkeeper.content.check.lexicon.Lexicon;
import io.shopkeeper.content.check.lexicon.ReadableText;
import io.shopkeeper.content.check.lexicon.Tables;
import io.shopkeeper.content.check.lexicon.Topic;
import io.shopkeeper.language.Language;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The words of values in the other language, as far as tables know them; a value is known whole or
/// not at all.
final class FactWords {
  private static final Map<String, String> ENGLISH = new HashMap<>();
  private static final Map<String, String> CHINESE = new HashMap<>();

  /// Adjectives that are written with a capital.
  private static final Set<String> NAMES;

  /// A measure that both languages write alike.
  private static final Pattern MEASURE =
      Pattern.compile("[0-9][0-9.,]*\\s*(?:[x×*~–-]\\s*[0-9][0-9.,]*\\s*)*([\\p{L}°%]*)\\d?");

  private static final Map<String, String> UNITS =
      Map.ofEntries(
          Map.entry("升", " L"),
          Map.entry("毫升", " ml"),
          Map.entry("克", " g"),
          Map.entry("千克", " kg"),
          Map.entry("公斤", " kg"),
          Map.entry("厘米", " cm"),
          Map.entry("毫米", " mm"),
          Map.entry("米", " m"),
          Map.entry("瓦", " W"),
          Map.entry("小时", " hours"),
          Map.entry("年", " years"),
          Map.entry("个月", " months"),
          Map.entry("天", " days"),
          Map.entry("人", " people"),
          Map.entry("件", " pieces"),
          Map.entry("片", " pieces"),
          Map.entry("只", " pieces"),
          Map.entry("个", " pieces"));

  private static final Map<String, String> COUNTED =
      Map.ofEntries(
          Map.entry("hour", "小时"),
          Map.entry("hours", "小时"),
          Map.entry("year", "年"),
          Map.entry("years", "年"),
          Map.entry("month", "个月"),
          Map.entry("months", "个月"),
          Map.entry("day", "天"),
          Map.entry("days", "天"),
          Map.entry("people", "人"),
          Map.entry("person", "人"),
          Map.entry("persons", "人"),
          Map.entry("pieces", "件"),
          Map.entry("piece", "件"));

  static {
    Tables.rows(FactWords.class, "values.tsv").forEach(cells -> learn(cells[0], cells[1]));
    Tables.rows(FactWords.class, "names.tsv").forEach(cells -> learn(cells[0], cells[1]));
    for (Topic topic : List.of(Topic.MATERIAL, Topic.COLOUR, Topic.FUNCTION, Topic.ORIGIN)) {
      Lexicon.forms(topic).forEach(FactWords::learn);
    }
    NAMES =
        Lexicon.forms(Topic.ORIGIN).values().stream()
            .flatMap(forms -> Stream.of(forms.split("\\|")))
            .collect(Collectors.toUnmodifiableSet());
  }

  private FactWords() {}

  private static void learn(String chinese, String english) {
    if (chinese.isBlank() || english.isBlank()) {
      return;
    }
    String[] zh = chinese.split("\\|");
    String[] en = english.split("\\|");
    for (String form : zh) {
      ENGLISH.putIfAbsent(ReadableText.of(form), en[0]);
    }
    for (String form : en) {
      CHINESE.putIfAbsent(ReadableText.of(form), zh[0]);
    }
  }

  /// A value as a text in a language says it; empty if it cannot.
  static Optional<String> in(Language language, String value) {
    Matcher measure = MEASURE.matcher(value);
    if (measure.matches()) {
      return measured(language, value, measure);
    }
    Language written = Language.of(value);
    if (written == language || written == Language.OTHER) {
      return Optional.of(value);
    }
    String key = ReadableText.of(value).strip();
    if (language == Language.ENGLISH) {
      return Optional.ofNullable(ENGLISH.get(key));
    }
    // What no table knows may be a name, which Chinese texts leave as it is.
    return Optional.of(CHINESE.getOrDefault(key, value));
  }

  /// Abbreviations of units are the same in both languages; words are not.
  private static Optional<String> measured(Language language, String value, Matcher measure) {
    String unit = measure.group(1);
    String number = value.substring(0, measure.start(1)).strip();
    String behind = value.substring(measure.end(1));
    if (language == Language.CHINESE) {
      String known = COUNTED.getOrDefault(unit.toLowerCase(Locale.ROOT), "");
      return Optional.of(known.isEmpty() ? value : number + known + behind);
    }
    String known = UNITS.getOrDefault(unit, "");
    return known.isEmpty() && Language.of(unit) == Language.CHINESE
        ? Optional.empty()
        : Optional.of(known.isEmpty() ? value : number + known + behind);
  }

  /// Whether an English word is the name of a place or of what comes from there.
  static boolean name(String word) {
    return NAMES.contains(word);
  }
}
