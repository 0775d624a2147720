package io.shopkeeper.content.prose;

import io.shopkeeper.content.check.lexicon.Lexicon;
import io.shopkeeper.content.check.lexicon.Tables;
import io.shopkeeper.content.check.lexicon.Topic;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What attributes are about, by their names.
final class FactNames {
  private static final Map<String, FactKind> KINDS = new HashMap<>();
  private static final Map<FactKind, Set<String>> ASPECTS = new EnumMap<>(FactKind.class);
  private static final Map<Topic, FactKind> TOPICS =
      Map.of(
          Topic.MATERIAL, FactKind.MATERIAL,
          Topic.COLOUR, FactKind.COLOUR,
          Topic.FUNCTION, FactKind.FUNCTION,
          Topic.ORIGIN, FactKind.ORIGIN,
          Topic.PRICE, FactKind.HIDDEN,
          Topic.BRAND, FactKind.HIDDEN);

  static {
    for (String[] cells : Tables.rows(FactNames.class, "fact-kinds.tsv")) {
      FactKind kind = FactKind.valueOf(cells[0]);
      for (String cell : List.of(cells[1], cells[2])) {
        for (String name : cell.split("\\|")) {
          KINDS.putIfAbsent(name, kind);
        }
      }
      ASPECTS.put(kind, Set.of(cells[3].split("\\|")));
    }
  }

  private FactNames() {}

  static FactKind kind(String name) {
    String key = name.toLowerCase(Locale.ROOT).replace('_', ' ').strip();
    FactKind kind = KINDS.get(key);
    return kind != null
        ? kind
        : Lexicon.topicOf(key)
            .map(topic -> TOPICS.getOrDefault(topic, FactKind.OTHER))
            .orElse(FactKind.OTHER);
  }

  /// Whether reviews that speak of an aspect speak of facts of a kind.
  static boolean concerns(FactKind kind, String aspect) {
    return ASPECTS.getOrDefault(kind, Set.of()).contains(aspect.toLowerCase(Locale.ROOT));
  }
}
