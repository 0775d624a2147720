package io.shopkeeper.recommend.orders;

import io.shopkeeper.numeric.Workers;

/// Learns what is bought together and when it is bought again; see the package for what is
/// computed. The same at any number of threads.
public record OrderTrainer(OrderSettings settings) {

  public LearntOrders train(ShopOrders shop, Workers workers) {
    CustomerHabits habits = CustomerHabits.of(shop);
    return new LearntOrders(
        shop.products(),
        Partners.learn(shop, settings, workers),
        habits,
        Intervals.learn(habits.all(), shop.products().size(), settings.prior()),
        shop.orders().stream().mapToLong(PlacedOrder::time).max().orElse(Long.MIN_VALUE));
  }
}
