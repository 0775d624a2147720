package io.shopkeeper.ingest;

import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// Reads lists that stand in one cell.
final class ListText {
  private static final Pattern JSON_LIST = Pattern.compile("^\\[\\s*\"?|\"?\\s*\\]$");
  private static final Pattern JSON_COMMA = Pattern.compile("\"\\s*,\\s*\"");
  private static final Pattern PATH = Pattern.compile("[>|/\u001F\u203A\uFF1E]");
  private static final Pattern WORDS = Pattern.compile("[,;|\u001F\uFF0C\u3001]");

  private ListText() {}

  /// A path such as `Home > Kitchen > Cups`, parted by `>`, `|` or `/`, or a JSON list.
  static List<String> path(String text) {
    return parts(text, PATH);
  }

  /// The text of a path whose parts may hold any sign but `>`, for [#path] to read.
  static String ofPath(String text) {
    return text.replace('>', Draft.LIST_SEPARATOR) + Draft.LIST_SEPARATOR;
  }

  /// Words such as `analytics, marketing`.
  static List<String> words(String text) {
    return parts(text, WORDS);
  }

  private static List<String> parts(String text, Pattern separator) {
    String list = text;
    if (text.startsWith("[") && text.endsWith("]")) {
      list = JSON_LIST.matcher(text).replaceAll("");
      list = JSON_COMMA.matcher(list).replaceAll(String.valueOf(Draft.LIST_SEPARATOR));
    }
    boolean wasList = list.indexOf(Draft.LIST_SEPARATOR) >= 0;
    String[] parts =
        wasList ? list.split(String.valueOf(Draft.LIST_SEPARATOR)) : separator.split(list);
    return Arrays.stream(parts).map(String::strip).filter(part -> !part.isEmpty()).toList();
  }
}
