package io.shopkeeper.ingest;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/// What files tell of beside their own records, as orders do of their customers: written at the end
/// of a load where neither it nor the store knows better. Of several mentions the first stays.
final class Mentions<T> {
  private final Landing<T> landing;
  private final Function<List<String>, Set<String>> stored;
  private final Consumer<T> target;
  private final Map<String, T> records = new LinkedHashMap<>();

  /// @param landing where the records proper arrive
  /// @param stored which of these ids the store has
  Mentions(Landing<T> landing, Function<List<String>, Set<String>> stored, Consumer<T> target) {
    this.landing = landing;
    this.stored = stored;
    this.target = target;
  }

  boolean has(String id) {
    return records.containsKey(id);
  }

  void mention(String id, T record) {
    records.putIfAbsent(id, record);
  }

  void finish() {
    records.keySet().removeIf(landing::knows);
    if (!records.isEmpty()) {
      records.keySet().removeAll(stored.apply(List.copyOf(records.keySet())));
    }
    records.values().forEach(target);
    records.clear();
  }
}
