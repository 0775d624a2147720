package io.shopkeeper.content.check.quantity;

import io.shopkeeper.content.check.lexicon.ReadableText;
import io.shopkeeper.content.check.lexicon.Tables;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How units are written.
final class Units {

  /// A way to write a unit.
  ///
  /// @param factor to the first unit of the dimension
  record Unit(String written, Dimension dimension, double factor) {}

  private static final Map<Character, List<Unit>> BY_FIRST = read();

  /// Words that may stand between a number and what is counted.
  private static final Pattern BETWEEN =
      Pattern.compile(
          " (?:(?!(?:and|or|in|to|with|for|at|by|on|is|are|of|the|from|per|a|an|it|you|that)"
              + " )[a-z]+ ){0,2}");

  private Units() {}

  /// The unit at a place, right there or behind one blank; the longest.
  static Optional<Unit> at(String readable, int place) {
    int from = place < readable.length() && readable.charAt(place) == ' ' ? place + 1 : place;
    if (from >= readable.length()) {
      return Optional.empty();
    }
    for (Unit unit : BY_FIRST.getOrDefault(readable.charAt(from), List.of())) {
      if (readable.startsWith(unit.written, from)
          && ends(readable, from + unit.written.length())
          && !(from > place
              && !Character.isLetterOrDigit(unit.written.charAt(0))
              && unit.written.length() == 1)) {
        return Optional.of(unit);
      }
    }
    return Optional.empty();
  }

  /// Where a unit at a place ends.
  static int end(String readable, int place, Unit unit) {
    return readable.indexOf(unit.written, place) + unit.written.length();
  }

  /// An English noun that is counted, behind at most two more words; empty if there is none.
  static Optional<Unit> counted(String readable, int place) {
    Matcher between = BETWEEN.matcher(readable).region(place, readable.length());
    if (!between.lookingAt()) {
      return Optional.empty();
    }
    for (int at = between.end(); at > place; at = readable.lastIndexOf(' ', at - 2) + 1) {
      Optional<Unit> unit = at(readable, at);
      if (unit.isPresent() && unit.get().dimension == Dimension.COUNT) {
        return unit;
      }
    }
    return Optional.empty();
  }

  private static boolean ends(String text, int end) {
    return end >= text.length()
        || !latin(text.charAt(end - 1))
        || !latin(text.charAt(end)) && !Character.isDigit(text.charAt(end));
  }

  private static boolean latin(char c) {
    return Character.UnicodeScript.of(c) == Character.UnicodeScript.LATIN;
  }

  private static Map<Character, List<Unit>> read() {
    var units = new HashMap<Character, List<Unit>>();
    for (String[] cells : Tables.rows(Units.class, "units.tsv")) {
      for (String form : cells[2].split("\\|")) {
        String written = ReadableText.of(form).strip();
        units
            .computeIfAbsent(written.charAt(0), _ -> new ArrayList<>())
            .add(new Unit(written, Dimension.of(cells[0]), Double.parseDouble(cells[1])));
      }
    }
    units
        .values()
        .forEach(list ->
            list.sort(Comparator.comparingInt((Unit unit) -> unit.written.length()).reversed()));
    return units;
  }
}
