package io.shopkeeper.content.check;

import io.shopkeeper.content.check.lexicon.ReadableText;
import io.shopkeeper.language.Language;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.NavigableMap;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/// The facts that a text rests on, as they were: all values of each. Reviews that it cites are
/// among them and never change.
///
/// @param values by the name of the fact
public record UsedFacts(SortedMap<String, SortedSet<String>> values) {
  private static final String REVIEW = "review";
  private static final int SHORTEST = 2;

  /// Facts that are said as they are or not at all.
  private static final Set<String> NAMES = Set.of("title", "brand", "category", REVIEW);

  /// A fact that is another now.
  ///
  /// @param before its values when the text was checked
  /// @param now empty if it is gone
  public record Change(String fact, SortedSet<String> before, SortedSet<String> now) {

    /// As in `材质: 棉 → 麻`.
    public String words() {
      return fact + ": " + String.join(", ", before) + " → " + String.join(", ", now);
    }
  }

  public UsedFacts {
    var copy = new TreeMap<String, SortedSet<String>>();
    values.forEach((name, all) -> copy.put(name, Collections.unmodifiableSortedSet(all)));
    values = Collections.unmodifiableSortedMap(copy);
  }

  /// What a text rests on: what its claims were found to rest on, what else its writer names, and
  /// the title, as a text names its product even where it claims nothing.
  public static UsedFacts of(ProductFacts facts, CheckedText checked, Collection<String> named) {
    SortedMap<String, SortedSet<String>> all = known(facts, _ -> true);
    var used = new TreeSet<String>(named);
    used.add("title");
    checked.supports().forEach(support -> used.add(support.fact()));
    var values = new TreeMap<String, SortedSet<String>>();
    for (String name : used) {
      SortedSet<String> told = all.get(name);
      if (told != null) {
        values.put(name, told);
      }
    }
    return new UsedFacts(values);
  }

  /// The names of facts whose very words stand in a text.
  public static Set<String> quoted(ProductFacts facts, String text) {
    String readable = ReadableText.of(text);
    var names = new TreeSet<String>();
    known(facts, _ -> true)
        .forEach((name, values) -> {
          if (values.stream().anyMatch(value -> says(readable, ReadableText.of(value).strip()))) {
            names.add(name);
          }
        });
    return names;
  }

  /// What is another now.
  public List<Change> changes(ProductFacts facts) {
    var known = known(facts, name -> values.containsKey(name));
    var changes = new ArrayList<Change>();
    values.forEach((name, before) -> {
      SortedSet<String> now = known.getOrDefault(name, new TreeSet<>());
      if (!name.equals(REVIEW) && !now.equals(before)) {
        changes.add(new Change(name, before, now));
      }
    });
    return changes;
  }

  /// Everything that it rests on is gone, as with its product.
  public List<Change> gone() {
    return values.entrySet().stream()
        .map(fact -> new Change(fact.getKey(), fact.getValue(), new TreeSet<>()))
        .toList();
  }

  /// The reviews that it cites.
  public List<String> cited() {
    return List.copyOf(values.getOrDefault(REVIEW, new TreeSet<>()));
  }

  /// The changes of which a text still says the old words, while no fact says them any more. Of a
  /// value in another language than the text it says a translation.
  public static List<Change> outlived(
      List<Change> changes, ProductFacts facts, String text, Language language) {
    return outlived(changes, facts, text, language, value -> ReadableText.of(value).strip());
  }

  /// Whether there are some, told by the words as they are written: what differs in its script or
  /// width only is missed. A hundredth of the time.
  public static boolean plainlyOutlived(
      List<Change> changes, ProductFacts facts, String text, Language language) {
    return !outlived(
            changes, facts, text, language, value -> value.toLowerCase(Locale.ROOT).strip())
        .isEmpty();
  }

  private static List<Change> outlived(
      List<Change> changes,
      ProductFacts facts,
      String text,
      Language language,
      UnaryOperator<String> readable) {
    String words = readable.apply(text);
    // Most often what a fact says now holds the old words: all others are read only if it does not.
    List<Change> doubtful =
        changes.stream()
            .filter(change ->
                outlived(
                    change,
                    change.now().stream().map(readable).toList(),
                    words,
                    language,
                    readable))
            .toList();
    if (doubtful.isEmpty()) {
      return doubtful;
    }
    List<String> now =
        known(facts, _ -> true).values().stream().flatMap(Set::stream).map(readable).toList();
    return doubtful.stream()
        .filter(change -> outlived(change, now, words, language, readable))
        .toList();
  }

  /// Whether a text says old words of a change that none of some facts holds.
  ///
  /// @param now what these say, readable
  private static boolean outlived(
      Change change,
      Collection<String> now,
      String words,
      Language language,
      UnaryOperator<String> readable) {
    return change.before().stream()
        .filter(value ->
            says(words, readable.apply(value)) || translated(change.fact(), value, language))
        .map(readable)
        .anyMatch(value -> now.stream().noneMatch(fact -> Words.holds(fact, value)));
  }

  private static boolean says(String words, String value) {
    return value.length() >= SHORTEST && Words.holds(words, value);
  }

  private static boolean translated(String fact, String value, Language language) {
    return Language.of(value)
            == (language == Language.CHINESE ? Language.ENGLISH : Language.CHINESE)
        && !NAMES.contains(fact);
  }

  /// The values of the facts of some names.
  private static NavigableMap<String, SortedSet<String>> known(
      ProductFacts facts, Predicate<String> wanted) {
    var values = new TreeMap<String, SortedSet<String>>();
    BiConsumer<String, String> add =
        (name, value) -> {
          if (wanted.test(name) && !value.isBlank()) {
            values.computeIfAbsent(name, _ -> new TreeSet<>()).add(value.strip());
          }
        };
    add.accept("title", facts.title());
    add.accept("brand", facts.brand());
    if (facts.price() != null) {
      add.accept(
          "price", facts.price().stripTrailingZeros().toPlainString() + " " + facts.currency());
    }
    facts.attributes().forEach(attribute -> add.accept(attribute.name(), attribute.value()));
    facts.reviews().forEach(review -> add.accept(REVIEW, review));
    return values;
  }
}
