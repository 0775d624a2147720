package io.shopkeeper.ingest;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Orders of this load and earlier ones, by which an order is recognised that two sources tell of:
/// a platform's export and the analytics of its web site.
final class KnownOrders {
  private final Facts facts;

  /// The orders of this load, each with its event.
  private final Seen load = new Seen();

  KnownOrders(Facts facts) {
    this.facts = facts;
  }

  void know(ShopEvent event) {
    if (event instanceof ShopEvent.Purchase purchase) {
      load.see(purchase.order().value(), purchase.id().value());
    }
  }

  /// Those of the orders that are known by another purchase than one without an id of its own,
  /// under the same number, or with a `#` before it as some platforms write it.
  Set<String> soldElsewhere(Collection<String> orders) {
    if (orders.isEmpty()) {
      return Set.of();
    }
    Map<String, Set<String>> stored = new HashMap<>();
    facts.list(
        Query.of(
            KnownOrders.class,
            "stored-orders.sql",
            orders.stream().flatMap(order -> numbers(order).stream()).distinct().toList()),
        row -> stored.computeIfAbsent(row.text(0), _ -> new HashSet<>()).add(row.text(1)));
    Set<String> elsewhere = new HashSet<>();
    for (String order : orders) {
      String own = EventDraft.purchaseId(order);
      boolean another =
          numbers(order).stream()
              .anyMatch(number ->
                  load.knowsAnother(number, own)
                      || stored.getOrDefault(number, Set.of()).stream()
                          .anyMatch(event -> !event.equals(own)));
      if (another) {
        elsewhere.add(order);
      }
    }
    return elsewhere;
  }

  private static List<String> numbers(String order) {
    return List.of(order, "#" + order);
  }
}
