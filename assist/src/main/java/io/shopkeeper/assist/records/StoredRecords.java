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
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
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
/// are read again when they are a minute old, so that a new product is found by its name then.
public final class StoredRecords implements ShopRecords {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Facts facts;
  private final InstantSource clock;
  private volatile @Nullable Read names;

  /// Names as they were once.
  private record Read(ProductNames names, Instant at) {}

  public StoredRecords(Facts facts, InstantSource clock) {
    this.facts = facts;
    this.clock = clock;
  }

  @Override
  public Map<ProductId, Product> products(Collection<ProductId> ids) {
    return facts.products(ids);
  }

  @Override
  public Optional<OrderRecord> order(OrderId id, CustomerId asker) {
    return read(
            facts.list(
                Query.of(StoredRecords.class, "order.sql", asker.value(), id.value()),
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
    Read known = names;
    Instant now = clock.instant();
    if (known == null || now.isAfter(known.at.plus(FRESH))) {
      known = new Read(ProductNames.of(catalogue()), now);
      names = known;
    }
    return known.names;
  }

  private List<Product> catalogue() {
    return facts.list(
        Query.of(StoredRecords.class, "titles.sql", (long) ProductNames.MOST_PRODUCTS),
        row -> {
          var others = new HashMap<String, String>();
          List<String> keys = row.texts(2);
          List<String> values = row.texts(3);
          for (int i = 0; i < keys.size(); i++) {
            others.put(keys.get(i), values.get(i));
          }
          return new Product(
              new ProductId(row.text(0)), row.text(1), null, List.of(), null, null, true, others);
        });
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
