package io.shopkeeper.recommend.nextbasket;

import io.shopkeeper.recommend.Extent;
import io.shopkeeper.recommend.ProductIndex;
import java.util.List;

/// What is learnt from: the baskets of every customer, in numbers of one index.
public record BasketData(ProductIndex products, List<BasketHistory> customers) {
  public BasketData {
    customers = List.copyOf(customers);
    for (BasketHistory customer : customers) {
      for (int place = 0; place < customer.size(); place++) {
        int[] basket = customer.basket(place);
        if (basket[0] < 0 || basket[basket.length - 1] >= products.size()) {
          throw new IllegalArgumentException(
              "items from %d to %d are not from 0 to %d"
                  .formatted(basket[0], basket[basket.length - 1], products.size() - 1));
        }
      }
    }
  }

  /// How much there is to learn from; everything a customer ever had counts as one row.
  public Extent extent() {
    long items = 0;
    long pairs = 0;
    for (BasketHistory customer : customers) {
      long size = 0;
      for (int place = 0; place < customer.size(); place++) {
        size += customer.basket(place).length;
      }
      items += size;
      pairs += size * size;
    }
    return new Extent(
        customers.size(), customers.size(), products.size(), items, pairs, customers.size());
  }

  /// The same customers without their newest basket, which can then be foretold.
  public BasketData withoutNewest() {
    return new BasketData(
        products,
        customers.stream()
            .map(customer -> customer.first(Math.max(0, customer.size() - 1)))
            .toList());
  }
}
