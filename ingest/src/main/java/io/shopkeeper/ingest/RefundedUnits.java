package io.shopkeeper.ingest;

import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// How many units of an order are known to have gone back, by this load and earlier ones.
///
/// Exports of platforms tell what of an order has gone back so far, not each return; what is new is
/// the difference.
final class RefundedUnits {
  private final Facts facts;
  private final Set<String> asked = new HashSet<>();
  private final Map<Article, Integer> units = new HashMap<>();

  /// A product of an order at one price.
  private record Article(String order, String product, long priceMinor) {

    static Article of(String order, OrderLine line) {
      return new Article(order, line.product().value(), line.unitPrice().minor());
    }
  }

  RefundedUnits(Facts facts) {
    this.facts = facts;
  }

  /// Asks the store for what it knows of orders; to be called before [#rest].
  void look(Collection<String> orders) {
    List<String> unknown = orders.stream().filter(asked::add).toList();
    if (!unknown.isEmpty()) {
      facts.list(
          Query.of(RefundedUnits.class, "stored-refunds.sql", unknown),
          row ->
              units.merge(
                  new Article(row.text(0), row.text(1), row.integer(2)),
                  (int) row.integer(3),
                  Integer::sum));
    }
  }

  /// What of the lines of an order that went back is not known yet; known from now on.
  List<OrderLine> rest(String order, Collection<OrderLine> lines) {
    Map<Article, OrderLine> all = new LinkedHashMap<>();
    for (OrderLine line : lines) {
      all.merge(Article.of(order, line), line, RefundedUnits::together);
    }
    List<OrderLine> rest = new ArrayList<>();
    all.forEach((article, line) -> {
      int known = units.getOrDefault(article, 0);
      if (line.quantity() > known) {
        rest.add(new OrderLine(line.product(), line.quantity() - known, line.unitPrice()));
        units.put(article, line.quantity());
      }
    });
    return rest;
  }

  private static OrderLine together(OrderLine one, OrderLine other) {
    return new OrderLine(
        one.product(), Math.addExact(one.quantity(), other.quantity()), one.unitPrice());
  }
}
