package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a visitor ordered.
public final class Orders {
  /// Lines of orders that are shown at most.
  private static final int MOST_LINES = 60;

  private final Facts facts;

  Orders(Facts facts) {
    this.facts = facts;
  }

  /// One order.
  ///
  /// @param total of the lines in the currency of the first
  public record Order(String id, @Nullable Instant time, List<Line> lines, Money total) {
    public Order {
      lines = List.copyOf(lines);
    }
  }

  /// Some pieces of a product.
  public record Line(ProductId product, String title, int pieces) {}

  private record Row(
      String order, @Nullable Instant time, ProductId product, int pieces, Money amount) {}

  /// The last orders of a customer, or of a visit that is nobody's; newest first.
  List<Order> of(Visitor visitor, Wording wording) {
    Visitor.Who who = visitor.who();
    CustomerId customer = who.customer();
    List<Row> rows =
        facts.list(
            Query.of(
                Orders.class,
                "orders.sql",
                customer == null ? "" : customer.value(),
                who.session().value(),
                (long) MOST_LINES),
            row ->
                new Row(
                    row.text(0),
                    row.instantOrNull(1),
                    new ProductId(row.text(2)),
                    (int) row.integer(3),
                    new Money(row.integer(4), Currency.getInstance(row.text(5)))));
    Map<ProductId, String> titles =
        wording.titles(rows.stream().map(Row::product).distinct().toList());
    var byOrder = new LinkedHashMap<String, List<Row>>();
    rows.forEach(row -> byOrder.computeIfAbsent(row.order(), _ -> new ArrayList<>()).add(row));
    return byOrder.values().stream().map(lines -> order(lines, titles)).toList();
  }

  private static Order order(List<Row> rows, Map<ProductId, String> titles) {
    Row first = rows.getFirst();
    Currency currency = first.amount().currency();
    Money total =
        rows.stream()
            .map(Row::amount)
            .filter(amount -> amount.currency().equals(currency))
            .reduce(Money.zero(currency), Money::plus);
    return new Order(
        first.order(),
        first.time(),
        rows.stream()
            .map(row ->
                new Line(
                    row.product(),
                    titles.getOrDefault(row.product(), row.product().value()),
                    row.pieces()))
            .toList(),
        total);
  }
}
