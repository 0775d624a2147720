package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.numeric.EditDistance;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/// Which rare spellings of a column's values stand for which frequent ones.
///
/// First by key collision: spellings of one [NormalForm] go to the most frequent of them if it is
/// three times as frequent. Then by nearest neighbour (OpenRefine's methods; P. Christen, Data
/// Matching, 2012): a rare form goes to the one frequent form within one slip of five to eight
/// letters, two of nine and more (F. J. Damerau, 1964), which must be twenty times as frequent and
/// have the same digits. A slip at the first letter does not count, since first letters are seldom
/// mistaken; nor one that makes a word which the shop's texts know; nor one that adds or takes a
/// Chinese character for another, which makes another word. Of two frequent forms at the same
/// distance neither is taken. In a column of a fixed vocabulary a form outside of it may be
/// frequent, since nobody can read it as it is, and mistaken at the first letter if that is the
/// only slip: with two, `unfavourite` would be `favourite`. Nor is it a word of three letters,
/// which half of all such are near to.
///
/// Cost: rare × frequent forms of near length.
final class Spelling {
  private static final int FORM_RATIO = 3;
  private static final int SLIP_RATIO = 20;
  private static final int RARE = 10;
  private static final int SHORTEST = 5;
  private static final int SHORTEST_FOR_TWO = 9;
  private static final int SHORTEST_HAN = 4;
  private static final int SHORTEST_KNOWN = 4;
  private static final int KNOWN_WORD = 3;

  private final String column;
  private final SpellingChoices choices;
  private final Predicate<String> known;
  private final boolean closed;
  private final boolean anyForm;
  private final WordCounts words;
  private final Map<String, Merge> merges = new HashMap<>();

  /// @param reason why, for people
  record Merge(String to, Rule rule, String reason) {}

  /// Spellings of one normal form.
  private record Form(String key, String best, int count) {}

  Spelling(String column, SpellingChoices choices, WordCounts words) {
    this(column, choices, words, _ -> false, false, false);
  }

  /// Of a column whose values are of a fixed vocabulary.
  ///
  /// @param known whether a value is in it, however it is written
  /// @param anyForm whether such a value stays as it is written
  Spelling(
      String column,
      SpellingChoices choices,
      WordCounts words,
      Predicate<String> known,
      boolean anyForm) {
    this(column, choices, words, known, true, anyForm);
  }

  private Spelling(
      String column,
      SpellingChoices choices,
      WordCounts words,
      Predicate<String> known,
      boolean closed,
      boolean anyForm) {
    this.column = column;
    this.choices = choices;
    this.words = words;
    this.known = known;
    this.closed = closed;
    this.anyForm = anyForm;
  }

  /// Value to what it stands for.
  Map<String, Merge> of(ValueCounts values) {
    for (String value : values.all().keySet()) {
      String right = choices.accepted(column, value);
      if (right != null) {
        merges.put(value, new Merge(right, Rule.SPELLING, "accepted by a person"));
      }
    }
    if (values.isFewValued()) {
      List<Form> forms = forms(values);
      forms.sort(Comparator.comparingInt(Form::count).reversed().thenComparing(Form::key));
      for (Form form : forms) {
        bySlip(form, forms, values);
      }
    }
    return merges;
  }

  private List<Form> forms(ValueCounts values) {
    Map<String, List<String>> byKey = new LinkedHashMap<>();
    values.all().keySet().stream()
        .sorted()
        .forEach(value ->
            byKey.computeIfAbsent(NormalForm.of(value), _ -> new ArrayList<>()).add(value));
    byKey.remove("");
    List<Form> forms = new ArrayList<>();
    byKey.forEach((key, spellings) -> {
      String best = spellings.getFirst();
      int total = 0;
      for (String spelling : spellings) {
        best = values.count(spelling) > values.count(best) ? spelling : best;
        total += values.count(spelling);
      }
      for (String spelling : spellings) {
        if (!spelling.equals(best) && values.count(best) >= FORM_RATIO * values.count(spelling)) {
          merge(
              spelling,
              best,
              "differs in case, width, spaces, punctuation or script; %d against %d records"
                  .formatted(values.count(spelling), values.count(best)));
        }
      }
      forms.add(new Form(key, best, total));
    });
    return forms;
  }

  private void bySlip(Form rare, List<Form> forms, ValueCounts values) {
    int slips = isForeign(rare) ? Math.max(1, slips(rare.key())) : slips(rare.key());
    boolean stays = closed ? !isForeign(rare) : rare.count() >= RARE;
    if (stays || slips == 0) {
      return;
    }
    Form nearest = null;
    int least = slips + 1;
    for (Form frequent : forms) {
      if (frequent.count() < SLIP_RATIO * rare.count()) {
        break;
      }
      int distance = distance(rare, frequent, slips);
      if (distance < least) {
        least = distance;
        nearest = frequent;
      } else if (distance == least && least <= slips) {
        nearest = null;
      }
    }
    if (nearest != null && least <= slips && !makesWords(rare, nearest)) {
      Form to = nearest;
      String reason =
          "%d slip%s from a spelling of %d records, itself of %d"
              .formatted(least, least == 1 ? "" : "s", to.count(), rare.count());
      values.all().keySet().stream()
          .filter(value -> NormalForm.of(value).equals(rare.key()))
          .forEach(value -> merge(value, to.best(), reason));
    }
  }

  private static int slips(String key) {
    if (NormalForm.hasHan(key)) {
      return key.length() < SHORTEST_HAN ? 0 : 1;
    }
    if (key.length() < SHORTEST) {
      return 0;
    }
    return key.length() < SHORTEST_FOR_TWO ? 1 : 2;
  }

  /// Whether a form is outside of the vocabulary, of a column that has one.
  private boolean isForeign(Form form) {
    return closed && !known.test(form.best());
  }

  private int distance(Form from, Form to, int most) {
    if (closed && !known.test(to.best())) {
      return most + 1;
    }
    String rare = from.key();
    String frequent = to.key();
    boolean han = NormalForm.hasHan(rare);
    boolean sameFirst = rare.charAt(0) == frequent.charAt(0);
    boolean differs =
        (!sameFirst && !closed)
            || (!han && frequent.length() < SHORTEST_KNOWN)
            || !NormalForm.digits(rare).equals(NormalForm.digits(frequent));
    int allowed = sameFirst ? most : 1;
    int distance = differs ? allowed + 1 : EditDistance.atMost(allowed, rare, frequent);
    boolean otherWord = distance <= allowed && han && !isTurned(rare, frequent);
    return otherWord || distance > allowed ? most + 1 : distance;
  }

  /// Whether the same characters stand in another order.
  private static boolean isTurned(String a, String b) {
    return a.length() == b.length()
        && a.chars().sorted().boxed().toList().equals(b.chars().sorted().boxed().toList());
  }

  /// Whether the rare form consists of words that others use too: then it is a name of its own.
  private boolean makesWords(Form rare, Form frequent) {
    List<String> own = WordCounts.words(rare.best());
    List<String> others = WordCounts.words(frequent.best());
    boolean allKnown = true;
    for (String word : own) {
      boolean known = others.contains(word) || words.count(word) > rare.count() + KNOWN_WORD;
      allKnown &= known;
    }
    return allKnown;
  }

  private void merge(String from, String to, String reason) {
    boolean stays = anyForm && known.test(from);
    if (!stays && !choices.refuses(column, from, to)) {
      merges.putIfAbsent(from, new Merge(to, Rule.SPELLING, reason));
    }
  }
}
