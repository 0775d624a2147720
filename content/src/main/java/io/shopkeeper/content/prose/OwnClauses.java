package io.shopkeeper.content.prose;

import io.shopkeeper.content.Attribute;
import io.shopkeeper.content.compose.CopyExample;
import io.shopkeeper.content.compose.KnownValues;
import io.shopkeeper.language.Language;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// How a shop says facts itself: clauses of its own copy with a place for the value, seen around at
/// least three values of the same attribute. What else stands in such a clause is no value of any
/// attribute, no number and no word of the product's name, so that it holds for all.
public final class OwnClauses {
  private static final Pattern CHINESE = Pattern.compile("[，。；！？,.;!?~\\s]+");
  private static final Pattern ENGLISH = Pattern.compile("(?<=[.!?])\\s+|\\n+");
  private static final Pattern NO_PROSE =
      Pattern.compile("[<>{}\\[\\]|\\\\@#*_=^`&]|://|www\\.|[0-9]");
  private static final String PLACE = "\u0001";
  private static final int LEAST_VALUES = 3;
  private static final int MOST = 5;

  private final Map<String, List<String>> clauses = new HashMap<>();

  private OwnClauses() {}

  /// None.
  public static OwnClauses none() {
    return new OwnClauses();
  }

  public static OwnClauses learn(Collection<CopyExample> examples, Language language) {
    var known = new KnownValues(examples.stream().map(CopyExample::attributes).toList());
    var values = new HashMap<String, Map<String, Set<String>>>();
    for (CopyExample example : examples) {
      for (String clause :
          (language == Language.CHINESE ? CHINESE : ENGLISH).split(example.text())) {
        read(clause, example.attributes(), known, language, values);
      }
    }
    var own = new OwnClauses();
    values.forEach((name, patterns) -> {
      List<String> kept =
          patterns.entrySet().stream()
              .filter(pattern -> pattern.getValue().size() >= LEAST_VALUES)
              .sorted(
                  Comparator.<Map.Entry<String, Set<String>>>comparingInt(
                          pattern -> -pattern.getValue().size())
                      .thenComparing(Map.Entry::getKey))
              .limit(MOST)
              .map(Map.Entry::getKey)
              .toList();
      if (!kept.isEmpty()) {
        own.clauses.put(name, kept);
      }
    });
    return own;
  }

  private static void read(
      String clause,
      List<Attribute> attributes,
      KnownValues known,
      Language language,
      Map<String, Map<String, Set<String>>> found) {
    String said = clause.strip().replaceFirst("\\.$", "");
    boolean chinese = language == Language.CHINESE;
    if (said.length() < (chinese ? 4 : 16) || said.length() > (chinese ? 22 : 90)) {
      return;
    }
    for (Attribute attribute : attributes) {
      String value = attribute.value();
      int at = said.toLowerCase(Locale.ROOT).indexOf(value.toLowerCase(Locale.ROOT));
      if (value.length() < 2 || at < 0 || value.length() == said.length()) {
        continue;
      }
      String pattern = said.substring(0, at) + PLACE + said.substring(at + value.length());
      boolean free =
          known.in(pattern).isEmpty()
              && !NO_PROSE.matcher(pattern).find()
              && (chinese || at > 0 && Character.isUpperCase(pattern.charAt(0)));
      if (free) {
        found
            .computeIfAbsent(key(attribute.name()), _ -> new HashMap<>())
            .computeIfAbsent(pattern, _ -> new HashSet<>())
            .add(value.toLowerCase(Locale.ROOT));
      }
    }
  }

  /// How many there are.
  public int size() {
    return clauses.values().stream().mapToInt(List::size).sum();
  }

  /// A fact in the shop's own words; empty if it has none for it.
  ///
  /// @param variant any number, the same for the same clause
  public Optional<String> say(SaidFact fact, int variant) {
    List<String> patterns = clauses.getOrDefault(key(fact.attribute().name()), List.of());
    if (patterns.isEmpty() || fact.values().size() != 1) {
      return Optional.empty();
    }
    return Optional.of(
        patterns
            .get(Math.floorMod(variant, patterns.size()))
            .replace(PLACE, fact.values().getFirst()));
  }

  private static String key(String name) {
    return name.strip().toLowerCase(Locale.ROOT);
  }
}
