package io.shopkeeper.ingest;

import io.shopkeeper.domain.ShopEvent;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
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

  /// The orders that are known by another event, under the same number, or with a `#` before it as
  /// some platforms write it.
  Set<String> soldElsewhere(List<ShopEvent.Purchase> sales) {
    if (sales.isEmpty()) {
      return Set.of();
    }
    List<String> numbers = new ArrayList<>();
    sales.forEach(sale -> numbers.addAll(numbers(sale)));
    Map<String, Set<String>> stored = new HashMap<>();
    facts.list(
        Query.of(KnownOrders.class, "stored-orders.sql", numbers),
        row -> stored.computeIfAbsent(row.text(0), _ -> new HashSet<>()).add(row.text(1)));
    Set<String> elsewhere = new HashSet<>();
    for (ShopEvent.Purchase sale : sales) {
      String own = sale.id().value();
      boolean another =
          numbers(sale).stream()
              .anyMatch(number ->
                  load.knowsAnother(number, own)
                      || stored.getOrDefault(number, Set.of()).stream()
                          .anyMatch(event -> !event.equals(own)));
      if (another) {
        elsewhere.add(sale.order().value());
      }
    }
    return elsewhere;
  }

  private static List<String> numbers(ShopEvent.Purchase sale) {
    String number = sale.order().value();
    return List.of(number, "#" + number);
  }
}
