package io.shopkeeper.recommend.orders;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.recommend.ProductIndex;
import java.util.List;

/// All orders of a shop, those of one customer side by side and oldest first.
///
/// @param customers by their numbers
public record ShopOrders(
    ProductIndex products, List<CustomerId> customers, List<PlacedOrder> orders) {
  public ShopOrders {
    customers = List.copyOf(customers);
    orders = List.copyOf(orders);
  }
}
