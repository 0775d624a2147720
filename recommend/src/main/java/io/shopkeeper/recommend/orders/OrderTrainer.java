package io.shopkeeper.recommend.orders;

import io.shopkeeper.numeric.Workers;

/// Learns what is bought together and when it is bought again; see the package for what is
/// computed. The same at any number of threads.
public record OrderTrainer(OrderSettings settings) {

  /// A habit in the tree of its customer, then in a list: of every line at most one.
  private static final long HABIT = 128;

  /// A customer's tree, list and place in the map.
  private static final long CUSTOMER = 192;

  /// Of an item its row, and what every worker sums up for it.
  private static final long ITEM = 96;

  private static final long ACCUMULATED = 16;

  /// Another item, its score, how many orders have both: once in a row, once in the table.
  private static final long PARTNER = 24;

  /// The heap that training takes at its peak, what it leaves included, the orders not.
  public long bytes(ShopOrders shop, int workers) {
    long lines = shop.orders().stream().mapToLong(order -> order.items().length).sum();
    long items = shop.products().size();
    return lines * (HABIT + Integer.BYTES)
        + CUSTOMER * shop.customers().size()
        + items * (ITEM + ACCUMULATED * workers + PARTNER * settings.partners());
  }

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
