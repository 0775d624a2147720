package io.shopkeeper.recommend.training;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.recommend.Memory;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.orders.PlacedOrder;
import io.shopkeeper.recommend.orders.ShopOrders;
import io.shopkeeper.store.ColumnReader;
import io.shopkeeper.store.Facts;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.List;

/// Reads all orders of a shop from its events, grouped by the database. For one read.
final class OrdersReader implements ColumnReader {

  /// An order as it is read.
  private record Draft(int customer, long time, List<ProductId> products) {}

  /// The text of a product's id and what holds it.
  private static final long LINE_BYTES = 112;

  /// A draft with its list, then the order.
  private static final long ORDER_BYTES = 160;

  private final Memory memory;
  private long lines;
  private final List<CustomerId> customers = new ArrayList<>();
  private final List<Draft> drafts = new ArrayList<>();
  private String customer = "";
  private String placed = "";

  private OrdersReader(Memory memory) {
    this.memory = memory;
  }

  /// Everything up to an event of the log.
  ///
  /// @throws io.shopkeeper.recommend.RecommendException with code `TOO_LARGE` if it does not fit
  static ShopOrders read(Facts facts, long sequence, Memory memory) {
    var reader = new OrdersReader(memory);
    facts.scan(Query.of(OrdersReader.class, "orders.sql", sequence), reader);
    return reader.orders();
  }

  /// Takes one batch over; called by the store.
  @Override
  public void read(Columns batch) {
    String[] who = batch.texts(0);
    String[] order = batch.texts(1);
    String[] product = batch.texts(2);
    long[] time = batch.longs(3);
    lines += batch.rows();
    memory.require("reading the shop's orders", LINE_BYTES * lines + ORDER_BYTES * drafts.size());
    for (int row = 0; row < batch.rows(); row++) {
      boolean known = !who[row].isEmpty();
      if (known && !who[row].equals(customer)) {
        customers.add(new CustomerId(who[row]));
      }
      if (drafts.isEmpty() || !who[row].equals(customer) || !order[row].equals(placed)) {
        drafts.add(new Draft(known ? customers.size() - 1 : -1, time[row], new ArrayList<>()));
      }
      drafts.getLast().products.add(new ProductId(product[row]));
      customer = who[row];
      placed = order[row];
    }
  }

  private ShopOrders orders() {
    ProductIndex products =
        ProductIndex.of(drafts.stream().flatMap(draft -> draft.products.stream()).toList());
    return new ShopOrders(
        products,
        customers,
        drafts.stream()
            .map(draft ->
                new PlacedOrder(
                    draft.customer,
                    draft.time,
                    draft.products.stream().mapToInt(products::item).toArray()))
            .toList());
  }
}
