package io.shopkeeper.advertise.campaign;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// Attributes as texts, as in `category=shoes`.
public final class Attributes {
  private Attributes() {}

  /// @throws IllegalArgumentException for one without a name, a value, or with a line break
  public static Map<String, String> parse(List<String> texts) {
    var attributes = new TreeMap<String, String>();
    for (String text : texts) {
      if (text.isEmpty()) {
        continue;
      }
      int at = text.indexOf('=');
      if (at < 1 || at == text.length() - 1 || text.length() > 200 || text.indexOf('\n') >= 0) {
        throw new IllegalArgumentException(
            "an attribute is 'name=value', at most 200 characters: '%s'".formatted(text));
      }
      attributes.put(text.substring(0, at), text.substring(at + 1));
    }
    return attributes;
  }

  static List<String> texts(Map<String, String> attributes) {
    return new TreeMap<>(attributes)
        .entrySet().stream().map(one -> one.getKey() + "=" + one.getValue()).toList();
  }
}
