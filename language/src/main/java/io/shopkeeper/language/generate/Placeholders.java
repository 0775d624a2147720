package io.shopkeeper.language.generate;

import io.shopkeeper.language.generate.PersonalData.Found;
import io.shopkeeper.language.generate.PersonalData.Kind;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Words such as `[PHONE_1]` for personal data, numbered as they first come up in a conversation:
/// the same telephone number, however written, is the same word in every turn of it.
final class Placeholders {
  /// `[ADDRESS_9999]`.
  private static final int LONGEST = 14;

  private static final Pattern WORD = Pattern.compile("\\[(EMAIL|ID|CARD|PHONE|ADDRESS)_\\d{1,4}]");
  private static final Pattern BEGINNING = Pattern.compile("\\[[A-Z]*(?:_\\d*)?");

  private final Map<String, String> words = new HashMap<>();
  private final Map<String, String> values = new HashMap<>();
  private final Map<Kind, Integer> last = new EnumMap<>(Kind.class);
  private final Set<String> taken = new HashSet<>();

  /// Words that are in a text already stand for themselves.
  void keepFree(String text) {
    WORD.matcher(text).results().forEach(match -> taken.add(match.group()));
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  String mask(String text) {
    List<Found> all = PersonalData.in(text);
    if (all.isEmpty()) {
      return text;
    }
    var masked = new StringBuilder();
    int end = 0;
    for (Found found : all) {
      masked.append(text, end, found.start());
      masked.append(word(found.kind(), text.substring(found.start(), found.end())));
      end = found.end();
    }
    return masked.append(text, end, text.length()).toString();
  }

  private String word(Kind kind, String value) {
    String same = PersonalData.plain(value).replaceAll("[-\\s().]", "").toLowerCase(Locale.ROOT);
    return words.computeIfAbsent(
        kind + same,
        _ -> {
          String word;
          do {
            word = "[%s_%d]".formatted(kind, last.merge(kind, 1, Integer::sum));
          } while (taken.contains(word));
          values.put(word, value);
          return word;
        });
  }

  String restore(String text) {
    if (values.isEmpty()) {
      return text;
    }
    return WORD.matcher(text)
        .replaceAll(
            match -> Matcher.quoteReplacement(values.getOrDefault(match.group(), match.group())));
  }

  Map<String, Object> maskAll(Map<String, Object> map) {
    return each(map, this::mask);
  }

  Map<String, Object> restoreAll(Map<String, Object> map) {
    return each(map, this::restore);
  }

  private static Map<String, Object> each(Map<String, Object> map, UnaryOperator<String> change) {
    var changed = new LinkedHashMap<String, Object>();
    map.forEach((name, member) -> changed.put(name, within(member, change)));
    return changed;
  }

  /// Every text within lists and maps.
  private static Object within(Object value, UnaryOperator<String> change) {
    return switch (value) {
      case String text -> change.apply(text);
      case List<?> list -> list.stream().map(element -> within(element, change)).toList();
      case Map<?, ?> map -> {
        var changed = new LinkedHashMap<Object, Object>();
        map.forEach((name, member) -> changed.put(name, within(member, change)));
        yield changed;
      }
      default -> value;
    };
  }

  /// Restores an answer that comes in pieces: what may be the beginning of a word waits for its
  /// end.
  final class Restoring implements Pieces {
    private final Pieces pieces;
    private String waiting = "";

    Restoring(Pieces pieces) {
      this.pieces = pieces;
    }

    @Override
    public void next(String piece) {
      String all = waiting + piece;
      int cut = all.lastIndexOf('[');
      boolean waits =
          cut >= 0
              && all.length() - cut < LONGEST
              && BEGINNING.matcher(all).region(cut, all.length()).matches();
      waiting = waits ? all.substring(cut) : "";
      hand(waits ? all.substring(0, cut) : all);
    }

    void end() {
      hand(waiting);
      waiting = "";
    }

    private void hand(String text) {
      if (!text.isEmpty()) {
        pieces.next(restore(text));
      }
    }

    @Override
    public boolean wanted() {
      return pieces.wanted();
    }
  }
}
