package io.shopkeeper.recommend.orders;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.recommend.ModelArrays;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The habits of every customer, by item. Immutable. About 24 bytes a habit on disk.
final class CustomerHabits {

  private final List<CustomerId> customers;
  private final Map<CustomerId, List<Habit>> habits;

  private CustomerHabits(List<CustomerId> customers, Map<CustomerId, List<Habit>> habits) {
    this.customers = customers;
    this.habits = habits;
  }

  static CustomerHabits of(ShopOrders shop) {
    List<Map<Integer, Habit>> rows = new ArrayList<>();
    shop.customers().forEach(_ -> rows.add(new TreeMap<>()));
    for (PlacedOrder order : shop.orders()) {
      if (order.customer() >= 0) {
        for (int item : order.items()) {
          rows.get(order.customer())
              .merge(
                  item,
                  Habit.once(item, order.time()),
                  (known, fresh) -> known.again(fresh.last()));
        }
      }
    }
    Map<CustomerId, List<Habit>> habits = HashMap.newHashMap(rows.size());
    for (int customer = 0; customer < rows.size(); customer++) {
      habits.put(shop.customers().get(customer), List.copyOf(rows.get(customer).values()));
    }
    return new CustomerHabits(shop.customers(), habits);
  }

  /// Of one customer, by item; none of a stranger.
  List<Habit> of(CustomerId customer) {
    return habits.getOrDefault(customer, List.of());
  }

  List<Habit> all() {
    return customers.stream().flatMap(customer -> of(customer).stream()).toList();
  }

  void write(DataOutput out) throws IOException {
    List<Habit> all = all();
    ModelArrays.writeTexts(out, customers.stream().map(CustomerId::value).toList());
    ModelArrays.writeInts(
        out, customers.stream().mapToInt(customer -> of(customer).size()).toArray());
    ModelArrays.writeInts(out, all.stream().mapToInt(Habit::item).toArray());
    ModelArrays.writeInts(out, all.stream().mapToInt(Habit::times).toArray());
    ModelArrays.writeLongs(out, all.stream().mapToLong(Habit::first).toArray());
    ModelArrays.writeLongs(out, all.stream().mapToLong(Habit::last).toArray());
  }

  static CustomerHabits read(DataInput in) throws IOException {
    List<CustomerId> customers = ModelArrays.readTexts(in).stream().map(CustomerId::new).toList();
    int[] sizes = ModelArrays.readInts(in);
    int[] item = ModelArrays.readInts(in);
    int[] times = ModelArrays.readInts(in);
    long[] first = ModelArrays.readLongs(in);
    long[] last = ModelArrays.readLongs(in);
    Map<CustomerId, List<Habit>> habits = HashMap.newHashMap(sizes.length);
    int from = 0;
    for (int customer = 0; customer < sizes.length; customer++) {
      var row = new ArrayList<Habit>(sizes[customer]);
      for (int p = from; p < from + sizes[customer]; p++) {
        row.add(new Habit(item[p], times[p], first[p], last[p]));
      }
      from += sizes[customer];
      habits.put(customers.get(customer), List.copyOf(row));
    }
    return new CustomerHabits(customers, habits);
  }
}
