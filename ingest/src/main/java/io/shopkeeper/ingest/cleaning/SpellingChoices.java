package io.shopkeeper.ingest.cleaning;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a person said of spellings; it wins over any guess.
///
/// A line is `column<TAB>spelling<TAB>right spelling<TAB>accept|refuse`, the column as in
/// `products.brand`, or `*` for every one. Lines that begin with `#` are remarks.
public final class SpellingChoices {
  public static final SpellingChoices NONE = new SpellingChoices();

  private static final int CELLS = 4;

  private final Map<Word, String> accepted = new HashMap<>();
  private final Set<Merge> refused = new HashSet<>();

  private record Word(String column, String text) {}

  private record Merge(String column, String from, String to) {}

  private SpellingChoices() {}

  /// @throws IllegalArgumentException naming the line that is wrong
  public static SpellingChoices of(List<String> lines) {
    SpellingChoices choices = new SpellingChoices();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i);
      if (!line.isBlank() && line.charAt(0) != '#') {
        choices.add(line.split("\t", -1), i + 1);
      }
    }
    return choices;
  }

  private void add(String[] cells, int line) {
    boolean accept = cells.length == CELLS && cells[3].strip().equals("accept");
    boolean refuse = cells.length == CELLS && cells[3].strip().equals("refuse");
    if (!accept && !refuse) {
      throw new IllegalArgumentException(
          "line %d: four cells parted by tabs are needed: column, spelling, right spelling, 'accept' or 'refuse'"
              .formatted(line));
    }
    if (accept) {
      accepted.put(new Word(cells[0].strip(), cells[1]), cells[2]);
    } else {
      refused.add(new Merge(cells[0].strip(), cells[1], cells[2]));
    }
  }

  /// All that was said: column and spelling, parted by a tab, and the right spelling, or `not` and
  /// a wrong one; several of these are parted by tabs.
  public Map<String, String> said() {
    Map<String, String> said = new TreeMap<>();
    refused.stream()
        .sorted(Comparator.comparing(Merge::to))
        .forEach(merge ->
            said.merge(
                merge.column() + "\t" + merge.from(),
                "not " + merge.to(),
                (one, other) -> one + "\t" + other));
    accepted.forEach((word, right) -> said.put(word.column() + "\t" + word.text(), right));
    return said;
  }

  /// The right spelling that a person gave; null if none did.
  @Nullable String accepted(String column, String text) {
    String own = accepted.get(new Word(column, text));
    return own != null ? own : accepted.get(new Word("*", text));
  }

  boolean refuses(String column, String from, String to) {
    return refused.contains(new Merge(column, from, to))
        || refused.contains(new Merge("*", from, to));
  }
}
