package io.shopkeeper.content.prose;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// English forms: articles, plurals, capitals.
final class EnglishWords {
  private static final Pattern CAPITAL = Pattern.compile("[A-Z][a-z][a-z'’-]*");
  private static final Pattern COUNT =
      Pattern.compile(
          "(1|[0-9][0-9.,]*)[ -](piece|person|year|month|week|day|hour|minute|cup|pocket|"
              + "serving|bag|pack|set|sheet|bottle|capsule|tablet|inch|foot|part|layer|compartment)s?");
  private static final Pattern AN =
      Pattern.compile(
          "(?i)(?:[aeio]|u(?!ni|se|s[- ]|k|r[aeiou])|hour|hon|8|11\\b|18\\b)(?!ne[- ]|uro).*");
  private static final Set<String> SINGULAR =
      Set.of(
          "glass", "canvas", "chess", "bus", "lens", "compass", "series", "moss", "grass", "iris");
  private static final Set<String> OCCASIONS =
      Set.of("gift", "party", "weekend", "wedding", "picnic", "birthday");
  private static final Set<FactKind> AS_WRITTEN =
      Set.of(FactKind.ORIGIN, FactKind.CERTIFICATE, FactKind.COMPATIBILITY, FactKind.SIZES);

  private EnglishWords() {}

  /// A value as it stands within a sentence.
  static String value(String text, FactKind kind) {
    String spaced = text.replace('_', ' ').strip();
    if (kind == FactKind.OCCASION && OCCASIONS.contains(spaced)) {
      return (spaced.equals("party") ? "partie" : spaced) + "s";
    }
    if (kind == FactKind.SEASON && spaced.equals("all year")) {
      return "all seasons";
    }
    if (kind == FactKind.ORIGIN) {
      return capital(spaced);
    }
    String cased = AS_WRITTEN.contains(kind) ? spaced : lower(spaced);
    Matcher count = COUNT.matcher(cased);
    if (!count.matches()) {
      return cased;
    }
    if (kind == FactKind.WARRANTY) {
      return count.group(1) + "-" + count.group(2);
    }
    String unit = count.group(1).equals("1") ? count.group(2) : plural(count.group(2));
    return count.group(1) + " " + unit;
  }

  /// Words that begin with a capital and are no names in lower case; GORE-TEX and iPhone stay.
  static String lower(String text) {
    return Arrays.stream(text.split(" "))
        .map(word ->
            CAPITAL.matcher(word).matches() && !FactWords.name(word.toLowerCase(Locale.ROOT))
                ? word.toLowerCase(Locale.ROOT)
                : word)
        .collect(Collectors.joining(" "));
  }

  static String capital(String text) {
    return text.isEmpty()
        ? text
        : text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
  }

  static String article(String words) {
    return (AN.matcher(words).matches() ? "an " : "a ") + words;
  }

  /// How a part is made, as in `a zip closure`, `long sleeves`; a V-neck needs no neckline.
  static String part(String value, String part) {
    String[] words = value.split("[ -]");
    String last = words[words.length - 1].toLowerCase(Locale.ROOT);
    boolean named = last.length() > 2 && (part.startsWith(last) || last.startsWith(part));
    String whole = named ? value : value + " " + part;
    return many(whole) ? whole : article(whole);
  }

  static String plural(String noun) {
    if (noun.equals("foot")) {
      return "feet";
    }
    if (noun.equals("person")) {
      return "people";
    }
    return noun + (noun.matches(".*(?:s|x|ch|sh)") ? "es" : "s");
  }

  /// Whether a name is of many: work gloves, a bag of chips is one.
  static boolean many(String name) {
    String head =
        name.toLowerCase(Locale.ROOT).split(" (?:with|for|in|of|by|from|to|and|-|–)\\b")[0];
    String last = head.substring(head.lastIndexOf(' ') + 1).replaceAll("[^a-z]", "");
    return last.matches(".*[^aius]s|.*[aeiou]es|.*(?:ie|oe|ee)s")
        && !last.endsWith("ss")
        && !SINGULAR.contains(last);
  }

  static String list(List<String> values) {
    int last = values.size() - 1;
    return last <= 0
        ? String.join("", values)
        : String.join(", ", values.subList(0, last)) + " and " + values.get(last);
  }
}
