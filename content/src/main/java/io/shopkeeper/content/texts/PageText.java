package io.shopkeeper.content.texts;

import io.shopkeeper.content.write.Draft;
import io.shopkeeper.content.write.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.regex.Pattern;

/// What customers and search engines are shown of a product, in one language.
///
/// Control characters become blanks, lines without anything are left out; markup stays, for the
/// checks to find.
///
/// @param description one paragraph or several
/// @param searchTitle for search engines; empty for the title
/// @param searchDescription likewise; empty for the description
/// @param script of a short video, a scene a line
public record PageText(
    String title,
    List<String> bullets,
    String description,
    String searchTitle,
    String searchDescription,
    List<String> script) {
  private static final int LONGEST_LINE = 2_000;
  private static final int LONGEST = 10_000;
  private static final int MOST_LINES = 30;
  private static final Pattern CONTROL = Pattern.compile("[\\p{Cntrl}\\p{Cf}&&[^\\n]]+");

  public PageText {
    title = line("title", title);
    bullets = lines("bullets", bullets);
    description = CONTROL.matcher(description.replace("\r\n", "\n")).replaceAll(" ").strip();
    searchTitle = line("searchTitle", searchTitle);
    searchDescription = line("searchDescription", searchDescription);
    script = lines("script", script);
    if (title.isEmpty()) {
      throw new IllegalArgumentException("the title of a text is blank");
    }
    if (description.length() > LONGEST) {
      throw new IllegalArgumentException(
          "the description has %,d characters, more than %,d"
              .formatted(description.length(), LONGEST));
    }
  }

  private static String line(String what, String text) {
    String line = CONTROL.matcher(text).replaceAll(" ").replace('\n', ' ').strip();
    if (line.length() > LONGEST_LINE) {
      throw new IllegalArgumentException(
          "%s has a line of %,d characters, more than %,d"
              .formatted(what, line.length(), LONGEST_LINE));
    }
    return line;
  }

  private static List<String> lines(String what, List<String> given) {
    List<String> lines =
        given.stream().map(one -> line(what, one)).filter(one -> !one.isEmpty()).toList();
    if (lines.size() > MOST_LINES) {
      throw new IllegalArgumentException(
          "%s has %d lines, more than %d".formatted(what, lines.size(), MOST_LINES));
    }
    return lines;
  }

  static PageText of(Draft draft) {
    return new PageText(
        draft.title().text(),
        draft.bullets().stream().map(Line::text).toList(),
        draft.paragraph(),
        draft.search().title(),
        draft.search().description(),
        draft.script().stream().map(Line::text).toList());
  }

  /// Where a part of a text stands.
  public enum Place {
    TITLE,
    BULLETS,
    DESCRIPTION,
    SCRIPT,
    SEARCH_TITLE,
    SEARCH_DESCRIPTION
  }

  /// All that anybody will read, in the order in which it is checked. What search engines show is
  /// left out where the page says it.
  public SequencedMap<Place, String> places() {
    var places = new LinkedHashMap<Place, String>();
    places.put(Place.TITLE, title);
    if (!bullets.isEmpty()) {
      places.put(Place.BULLETS, String.join("\n", bullets));
    }
    places.put(Place.DESCRIPTION, description);
    if (!script.isEmpty()) {
      places.put(Place.SCRIPT, String.join("\n", script));
    }
    if (!title.startsWith(searchTitle.replaceFirst("…$", ""))) {
      places.put(Place.SEARCH_TITLE, searchTitle);
    }
    if (!description.contains(searchDescription)) {
      places.put(Place.SEARCH_DESCRIPTION, searchDescription);
    }
    return places;
  }

  /// Likewise line by line, as it is checked.
  public String whole() {
    return String.join("\n", places().values());
  }
}
