package io.shopkeeper.assist.records;

import io.shopkeeper.domain.Money;
import io.shopkeeper.domain.OrderId;
import io.shopkeeper.domain.OrderLine;
import io.shopkeeper.domain.ProductId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An order and what went back of it.
///
/// @param refundedAt when something went back last; null if nothing did
public record OrderRecord(
    OrderId id,
    Instant orderedAt,
    List<OrderLine> lines,
    List<OrderLine> refunded,
    @Nullable Instant refundedAt) {

  public OrderRecord {
    lines = List.copyOf(lines);
    refunded = List.copyOf(refunded);
    if (lines.isEmpty()) {
      throw new IllegalArgumentException("order '%s' has no line".formatted(id));
    }
  }

  public Money total() {
    return sum(lines);
  }

  /// What was given back.
  ///
  /// @throws IllegalStateException if nothing was
  public Money refundedTotal() {
    if (refunded.isEmpty()) {
      throw new IllegalStateException("nothing of order '%s' went back".formatted(id));
    }
    return sum(refunded);
  }

  /// How many units there are still of a product.
  public int kept(ProductId product) {
    return units(lines, product) - units(refunded, product);
  }

  /// The products of which there are units still, in the order of the lines.
  public List<ProductId> keptProducts() {
    return lines.stream()
        .map(OrderLine::product)
        .distinct()
        .filter(product -> kept(product) > 0)
        .toList();
  }

  private static int units(List<OrderLine> lines, ProductId product) {
    return lines.stream()
        .filter(line -> line.product().equals(product))
        .mapToInt(OrderLine::quantity)
        .sum();
  }

  private static Money sum(List<OrderLine> lines) {
    return lines.stream().map(OrderLine::amount).reduce(Money::plus).orElseThrow();
  }
}
