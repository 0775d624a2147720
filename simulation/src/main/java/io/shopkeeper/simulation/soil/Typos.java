package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/// A letter replaced by its neighbour on the keyboard, swapped with the next, dropped or doubled
/// (the four of Damerau, CACM 1964); a Chinese character replaced by one that sounds alike, or
/// dropped.
final class Typos implements RecordFault {
  private static final List<String> KEYBOARD = List.of("qwertyuiop", "asdfghjkl", "zxcvbnm");
  private static final Map<Character, String> HOMOPHONES = homophones();

  @Override
  public Optional<Spoilt> in(Row row, RandomGenerator random) {
    List<String> columns =
        row.filled(Role.WORD).stream()
            .filter(column -> letters(row.cell(column)).length > 1)
            .toList();
    if (columns.isEmpty()) {
      return Optional.empty();
    }
    String column = Pick.any(columns, random);
    return Spoilt.of(FaultKind.TYPO, column, mistyped(row.cell(column), random));
  }

  private static String mistyped(String word, RandomGenerator random) {
    int[] letters = letters(word);
    int place = letters[random.nextInt(letters.length)];
    char letter = word.charAt(place);
    if (Character.isIdeographic(letter)) {
      String alike = HOMOPHONES.getOrDefault(letter, "");
      boolean replaced = random.nextBoolean() && !alike.isEmpty();
      return put(word, place, replaced ? "" + alike.charAt(random.nextInt(alike.length())) : "");
    }
    return switch (random.nextInt(4)) {
      case 0 -> put(word, place, neighbour(letter, random));
      case 1 -> swapped(word, place);
      case 2 -> put(word, place, "");
      default -> put(word, place, "" + letter + letter);
    };
  }

  private static int[] letters(String word) {
    return IntStream.range(0, word.length())
        .filter(i -> Character.isLetter(word.charAt(i)))
        .toArray();
  }

  private static String put(String word, int place, String instead) {
    return word.substring(0, place) + instead + word.substring(place + 1);
  }

  /// With the next letter that differs, else the letter doubled.
  private static String swapped(String word, int place) {
    char letter = word.charAt(place);
    boolean last = place + 1 == word.length() || !Character.isLetter(word.charAt(place + 1));
    if (last || word.charAt(place + 1) == letter) {
      return put(word, place, "" + letter + letter);
    }
    return word.substring(0, place) + word.charAt(place + 1) + letter + word.substring(place + 2);
  }

  private static String neighbour(char letter, RandomGenerator random) {
    char lower = Character.toLowerCase(letter);
    for (String keys : KEYBOARD) {
      int key = keys.indexOf(lower);
      if (key >= 0) {
        boolean right = key == 0 || (key + 1 < keys.length() && random.nextBoolean());
        char hit = keys.charAt(right ? key + 1 : key - 1);
        return "" + (lower == letter ? hit : Character.toUpperCase(hit));
      }
    }
    return "";
  }

  private static Map<Character, String> homophones() {
    Map<Character, String> alike = new HashMap<>();
    for (List<String> row : TextTable.rows(Typos.class, "homophones.tsv")) {
      String group = row.getFirst();
      for (char letter : group.toCharArray()) {
        alike.merge(letter, group.replace("" + letter, ""), String::concat);
      }
    }
    return alike;
  }
}
