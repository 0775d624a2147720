package io.shopkeeper.ingest;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds the sale that a cancellation cancels.
///
/// It is the latest one of the same customer and product, no later than the cancellation, at the
/// same unit price, with as many units left that no earlier cancellation took.
final class Cancellations {
  private final Map<Key, List<Sale>> sales = new HashMap<>();

  /// Only sales under these keys can be asked for.
  void expect(String customer, String product) {
    sales.computeIfAbsent(new Key(customer, product), _ -> new ArrayList<>(2));
  }

  /// Adds a sale, at its place in time.
  void sale(
      String customer, String product, String order, long second, long priceMinor, int quantity) {
    List<Sale> known = sales.get(new Key(customer, product));
    if (known != null) {
      int at = known.size();
      while (at > 0 && known.get(at - 1).second > second) {
        at--;
      }
      known.add(at, new Sale(order, second, priceMinor, quantity));
    }
  }

  /// Takes units that an earlier load has matched to an order.
  void take(String customer, String product, String order, long priceMinor, int quantity) {
    for (Sale sale : sales(customer, product)) {
      if (sale.order.equals(order) && sale.priceMinor == priceMinor && sale.left >= quantity) {
        sale.left -= quantity;
        return;
      }
    }
  }

  /// Takes the units back from their sale.
  ///
  /// @return the order; empty if there is no such sale
  Optional<String> cancel(
      String customer, String product, long second, long priceMinor, int quantity) {
    for (Sale sale : sales(customer, product).reversed()) {
      if (sale.second <= second && sale.priceMinor == priceMinor && sale.left >= quantity) {
        sale.left -= quantity;
        return Optional.of(sale.order);
      }
    }
    return Optional.empty();
  }

  private List<Sale> sales(String customer, String product) {
    return sales.getOrDefault(new Key(customer, product), List.of());
  }

  private record Key(String customer, String product) {}

  private static final class Sale {
    private final String order;
    private final long second;
    private final long priceMinor;
    private int left;

    Sale(String order, long second, long priceMinor, int left) {
      this.order = order;
      this.second = second;
      this.priceMinor = priceMinor;
      this.left = left;
    }
  }
}
