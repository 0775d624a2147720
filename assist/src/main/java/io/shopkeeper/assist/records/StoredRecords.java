package io.shopkeeper.assist.records;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import io.shopkeeper.store.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The records in the store. Prices, stock and orders are read when asked; the names of products
/// when first asked and after [#catalogueChanged].
public final class StoredRecords implements ShopRecords {
  private final Facts facts;
  private volatile @Nullable ProductNames names;

  public StoredRecords(Facts facts) {
    this.facts = facts;
  }

  /// Says that products were written.
  public void catalogueChanged() {
    names = null;
  }

  @Override
  public Map<ProductId, Product> products(Collection<ProductId> ids) {
    return facts.products(ids);
  }

  @Override
  public Optional<OrderRecord> order(OrderId id, CustomerId asker) {
    return read(
            facts.list(
                Query.of(StoredRecords.class, "order.sql", asker.value(), id.value(), id.value()),
                StoredRecords::line))
        .stream()
        .findFirst();
  }

  @Override
  public List<OrderRecord> orders(CustomerId asker, int most) {
    return read(
        facts.list(
            Query.of(StoredRecords.class, "orders.sql", asker.value(), (long) most),
            StoredRecords::line));
  }

  @Override
  public Reputation reputation(ProductId product) {
    return facts
        .list(
            Query.of(StoredRecords.class, "reputation.sql", product.value()),
            row -> new Reputation(row.integer(0), row.integer(1), row.number(2)))
        .getFirst();
  }

  @Override
  public ProductNames names() {
    ProductNames known = names;
    if (known == null) {
      known = ProductNames.of(catalogue());
      names = known;
    }
    return known;
  }

  private Collection<Product> catalogue() {
    List<Product> titles =
        facts.list(
            Query.of(StoredRecords.class, "titles.sql", (long) ProductNames.MOST_PRODUCTS),
            row -> {
              var others = new HashMap<String, String>();
              List<String> keys = row.texts(2);
              List<String> values = row.texts(3);
              for (int i = 0; i < keys.size(); i++) {
                others.put(keys.get(i), values.get(i));
              }
              return new Product(
                  new ProductId(row.text(0)),
                  row.text(1),
                  null,
                  List.of(),
                  null,
                  null,
                  true,
                  others);
            });
    return titles;
  }

  /// A line that was bought or, if `refund`, went back.
  private record Line(OrderId order, boolean refund, Instant at, OrderLine line) {}

  private static Line line(Row row) {
    return new Line(
        new OrderId(row.text(0)),
        row.truth(1),
        Objects.requireNonNull(row.instantOrNull(2)),
        new OrderLine(
            new ProductId(row.text(3)),
            (int) Math.max(1, row.integer(4)),
            new Money(row.integer(5), Currency.getInstance(row.text(6)))));
  }

  /// Orders from their lines, in the order in which they come.
  private static List<OrderRecord> read(List<Line> lines) {
    var byOrder = new LinkedHashMap<OrderId, List<Line>>();
    for (Line line : lines) {
      byOrder.computeIfAbsent(line.order, _ -> new ArrayList<>()).add(line);
    }
    var orders = new ArrayList<OrderRecord>();
    byOrder.forEach((id, of) -> {
      List<Line> bought = of.stream().filter(line -> !line.refund).toList();
      List<Line> back = of.stream().filter(Line::refund).toList();
      if (!bought.isEmpty()) {
        orders.add(
            new OrderRecord(
                id,
                bought.getFirst().at,
                bought.stream().map(Line::line).toList(),
                back.stream().map(Line::line).toList(),
                back.isEmpty() ? null : back.getLast().at));
      }
    });
    return orders;
  }
}
