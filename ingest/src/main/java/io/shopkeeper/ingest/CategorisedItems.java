package io.shopkeeper.ingest;

import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Products whose category and stock come as dated properties, and the paths of their categories
/// from a tree, each in files of its own: joined at the end of a load, of each property the latest.
/// Without a title they are called by their id.
final class CategorisedItems {
  private final Consumer<Product> target;
  private final Map<String, Item> items = new LinkedHashMap<>();
  private final Map<String, String> parents = new HashMap<>();

  private static final class Item {
    private @Nullable String category;
    private long categorisedAt = Long.MIN_VALUE;
    private boolean inStock = true;
    private long countedAt = Long.MIN_VALUE;
  }

  CategorisedItems(Consumer<Product> target) {
    this.target = target;
  }

  /// @param atMillis since 1970, likewise below
  void categorise(String id, String category, long atMillis) {
    Item item = item(id);
    if (atMillis >= item.categorisedAt) {
      item.category = category;
      item.categorisedAt = atMillis;
    }
  }

  void stock(String id, boolean inStock, long atMillis) {
    Item item = item(id);
    if (atMillis >= item.countedAt) {
      item.inStock = inStock;
      item.countedAt = atMillis;
    }
  }

  private Item item(String id) {
    return items.computeIfAbsent(id, _ -> new Item());
  }

  void parent(String category, String parent) {
    parents.put(category, parent);
  }

  void finish() {
    items.forEach((id, item) ->
        target.accept(
            new Product(
                new ProductId(id),
                id,
                null,
                item.category == null ? List.of() : path(item.category),
                null,
                null,
                item.inStock,
                Map.of())));
    items.clear();
  }

  /// From the root; a circle ends where it closes.
  private List<String> path(String category) {
    Deque<String> path = new ArrayDeque<>();
    String at = category;
    while (at != null && !path.contains(at)) {
      path.addFirst(at);
      at = parents.get(at);
    }
    return List.copyOf(path);
  }
}
