package io.shopkeeper.content.check.lexicon;

import io.shopkeeper.content.check.lexicon.PhraseTrie.Match;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// Words with what they mean and which meanings are broader: what is of merino is of wool.
///
/// Immutable once made; safe for any number of threads.
public final class Lexicon {
  private static final Map<Topic, String> FILES =
      Map.of(
          Topic.MATERIAL, "materials.tsv",
          Topic.FUNCTION, "functions.tsv",
          Topic.COLOUR, "colours.tsv",
          Topic.ORIGIN, "origins.tsv");
  private static final Map<String, Topic> ATTRIBUTES = attributes();
  private static final Pattern PARTS =
      Pattern.compile("[,，、/;；|+&·()（）]|\\band\\b|\\bwith\\b|和|与|及");
  private static final Pattern SHARE = Pattern.compile("[0-9.]+\\s*%\\s*");
  private static final int LONGEST_HAN = 8;
  private static final int MOST_WORDS = 3;

  private final PhraseTrie<Concept> words = new PhraseTrie<>();
  private final PhraseTrie<Concept> shades = new PhraseTrie<>();
  private final Map<Concept, Set<Concept>> broader = new HashMap<>();

  /// What a catalogue says somewhere of a product.
  public record Taught(Topic topic, String value) {}

  private Lexicon() {
    FILES.forEach(
        (topic, file) -> Tables.rows(Lexicon.class, file).forEach(cells -> read(topic, cells)));
    for (String[] cells : Tables.rows(Lexicon.class, "shades.tsv")) {
      for (String word : Tables.forms(cells[1])) {
        shades.add(word, new Concept(Topic.COLOUR, cells[0]));
      }
    }
    for (String[] cells : Tables.rows(Lexicon.class, "brands.tsv")) {
      for (String cell : cells) {
        Tables.forms(cell).forEach(name -> words.add(name, brand(name)));
      }
    }
    for (String[] cells : Tables.rows(Lexicon.class, "harmless.tsv")) {
      for (String cell : cells) {
        Tables.forms(cell)
            .forEach(phrase -> words.add(phrase, new Concept(Topic.HARMLESS, phrase)));
      }
    }
  }

  /// General knowledge only.
  public static Lexicon general() {
    return new Lexicon();
  }

  /// General knowledge and what a catalogue adds.
  public static Lexicon taughtBy(List<Taught> catalogue) {
    var lexicon = new Lexicon();
    Set<Taught> distinct = new HashSet<>(catalogue);
    distinct.forEach(lexicon::learn);
    return lexicon;
  }

  /// What values of an attribute tell, by its name; empty for names that tell nothing checked.
  public static Optional<Topic> topicOf(String attribute) {
    String name = attribute.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
    return Optional.ofNullable(ATTRIBUTES.get(name));
  }

  /// The forms of the concepts of a topic, parted by `|`, Chinese to English; empty where there is
  /// none in one language.
  public static Map<String, String> forms(Topic topic) {
    var forms = new LinkedHashMap<String, String>();
    for (String[] cells : Tables.rows(Lexicon.class, Objects.requireNonNull(FILES.get(topic)))) {
      if (cells.length > 3) {
        forms.put(cells[2], cells[3]);
      }
    }
    return forms;
  }

  /// The longest phrases, none within another.
  ///
  /// @param readable made by [ReadableText]
  public List<Match<Concept>> longest(String readable) {
    return words.longest(readable);
  }

  /// All phrases, also those within others.
  public List<Match<Concept>> all(String readable) {
    return words.all(readable);
  }

  /// The colours of the shades that a colour's name has: rust is a red, an orange and a brown.
  ///
  /// @param readable what a fact says that the colour is
  public List<Concept> shades(String readable) {
    return shades.all(readable).stream().flatMap(match -> match.meanings().stream()).toList();
  }

  /// A concept and all that are broader.
  public Set<Concept> closure(Concept concept) {
    var closure = new TreeSet<Concept>();
    var open = new ArrayDeque<Concept>(List.of(concept));
    while (!open.isEmpty()) {
      Concept next = open.poll();
      if (closure.add(next)) {
        open.addAll(broader.getOrDefault(next, Set.of()));
      }
    }
    return closure;
  }

  private void read(Topic topic, String[] cells) {
    var concept = new Concept(topic, cells[0]);
    if (!cells[1].isBlank()) {
      for (String id : cells[1].split(",")) {
        broader.computeIfAbsent(concept, _ -> new HashSet<>()).add(concept(topic, id.strip()));
      }
    }
    for (int column = 2; column < cells.length; column++) {
      Tables.forms(cells[column]).forEach(form -> words.add(form, concept));
    }
  }

  /// `function:stretch` beside a material: what is of spandex stretches.
  private static Concept concept(Topic topic, String id) {
    int colon = id.indexOf(':');
    return colon < 0
        ? new Concept(topic, id)
        : new Concept(Topic.of(id.substring(0, colon)).orElseThrow(), id.substring(colon + 1));
  }

  private void learn(Taught taught) {
    if (taught.topic() == Topic.BRAND) {
      String name = taught.value().strip();
      if (name.codePointCount(0, name.length()) > 1 && name.length() <= 40) {
        words.add(name, brand(name));
      }
      return;
    }
    if (taught.topic() == Topic.PRICE) {
      return;
    }
    List<String> values =
        PARTS
            .splitAsStream(taught.value())
            .map(part -> SHARE.matcher(part).replaceAll("").strip())
            .filter(value -> !value.isEmpty())
            .toList();
    if (values.stream().allMatch(Lexicon::teaches)) {
      values.forEach(value -> learn(taught.topic(), value));
    }
  }

  private void learn(Topic topic, String value) {
    if (known(topic, value) || ofOther(topic, value)) {
      return;
    }
    var concept = new Concept(topic, ReadableText.of(value).strip());
    for (Match<Concept> inner : words.all(ReadableText.of(value))) {
      inner.meanings().stream()
          .filter(meaning -> meaning.topic() == topic && !meaning.equals(concept))
          .forEach(meaning -> broader.computeIfAbsent(concept, _ -> new HashSet<>()).add(meaning));
    }
    words.add(value, concept);
  }

  private boolean known(Topic topic, String value) {
    String readable = ReadableText.of(value);
    return words.all(readable).stream()
        .anyMatch(match ->
            match.span().length() == readable.length()
                && match.meanings().stream().anyMatch(meaning -> meaning.topic() == topic));
  }

  /// Whether a value has words of another topic in it: "a waterproof" among materials.
  private boolean ofOther(Topic topic, String value) {
    return words.all(ReadableText.of(value)).stream()
        .flatMap(match -> match.meanings().stream())
        .anyMatch(meaning -> meaning.topic() != topic && meaning.topic() != Topic.BRAND);
  }

  /// Whether a value is a word rather than a sentence, a number or a single letter. Where one part
  /// of a list is none, the list is a sentence.
  private static boolean teaches(String value) {
    boolean han = value.codePoints().anyMatch(c -> c >= 0x2E80);
    int words = value.split("\\s+").length;
    return !value.matches("(?i)(?:a|an|the|all|both|its?|our|from|in|of|to|no|on)\\b.*")
        && value.codePoints().noneMatch(Character::isDigit)
        && value.length() >= (han ? 2 : 4)
        && (han ? value.length() <= LONGEST_HAN : words <= MOST_WORDS);
  }

  private static Concept brand(String name) {
    return new Concept(Topic.BRAND, ReadableText.of(name).strip());
  }

  private static Map<String, Topic> attributes() {
    var topics = new HashMap<String, Topic>();
    for (String[] cells : Tables.rows(Lexicon.class, "attribute-names.tsv")) {
      Topic.of(cells[0])
          .ifPresent(topic -> {
            for (int column = 1; column < cells.length; column++) {
              Tables.forms(cells[column]).forEach(name -> topics.put(name, topic));
            }
          });
    }
    return topics;
  }
}
