package io.shopkeeper.recommend.orders;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.recommend.Interaction;
import io.shopkeeper.recommend.ModelArrays;
import io.shopkeeper.recommend.OrderModel;
import io.shopkeeper.recommend.ProductIndex;
import io.shopkeeper.recommend.Reason;
import io.shopkeeper.recommend.Recommendation;
import io.shopkeeper.recommend.itemtable.ItemTable;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/// What the orders of a shop taught.
public final class LearntOrders implements OrderModel {

  /// From this share of the usual interval on a product is listed.
  private static final double NEARLY_DUE = .75;

  /// After so many usual intervals the customer buys it no more.
  private static final double LONG_PAST = 6;

  /// What is bought again by fewer than this share is no habit, as a lamp or a bed.
  private static final double LEAST_HABIT = .25;

  private final ProductIndex products;
  private final Partners partners;
  private final CustomerHabits habits;
  private final Intervals intervals;
  private final long newest;

  LearntOrders(
      ProductIndex products,
      Partners partners,
      CustomerHabits habits,
      Intervals intervals,
      long newest) {
    this.products = products;
    this.partners = partners;
    this.habits = habits;
    this.intervals = intervals;
    this.newest = newest;
  }

  @Override
  public ProductIndex products() {
    return products;
  }

  @Override
  public long newest() {
    return newest;
  }

  @Override
  public List<Recommendation> boughtTogether(int item, IntPredicate admissible, int count) {
    return partners.of(item, products, admissible, count);
  }

  @Override
  public List<Recommendation> buyAgain(
      List<CustomerId> ids, List<Interaction> since, long now, IntPredicate admissible, int count) {
    Map<Integer, Habit> current = new TreeMap<>();
    for (CustomerId id : ids) {
      habits.of(id).forEach(habit -> current.merge(habit.item(), habit, Habit::and));
    }
    for (Interaction purchase : since) {
      // Sent back: what it was bought for is over, or never was.
      if (purchase.kept() < 0) {
        current.remove(purchase.item());
      } else {
        current.merge(
            purchase.item(),
            Habit.once(purchase.item(), purchase.time()),
            (known, fresh) -> known.again(fresh.last()));
      }
    }
    var due = new ArrayList<Recommendation>();
    for (Habit habit : current.values()) {
      double usual = intervals.usual(habit);
      double passed = habit.since(now) / usual;
      double habitual = intervals.habitual(habit);
      if (habitual >= LEAST_HABIT
          && passed >= NEARLY_DUE
          && passed <= LONG_PAST
          && admissible.test(habit.item())) {
        double score = habitual * passed * Math.exp(1 - passed);
        var reason = new Reason.Due(habit.times(), usual, habit.since(now), score);
        due.add(Recommendation.of(products.id(habit.item()), List.of(reason)));
      }
    }
    due.sort(Comparator.comparingDouble(Recommendation::score).reversed());
    return due.subList(0, Math.min(count, due.size()));
  }

  /// Writes everything but the products.
  public void write(DataOutput out) throws IOException {
    partners.table().write(out);
    ModelArrays.writeInts(out, partners.orders());
    out.writeInt(partners.all());
    habits.write(out);
    intervals.write(out);
    out.writeLong(newest);
  }

  public static LearntOrders read(DataInput in, ProductIndex products) throws IOException {
    var partners = new Partners(ItemTable.read(in), ModelArrays.readInts(in), in.readInt());
    CustomerHabits habits = CustomerHabits.read(in);
    Intervals intervals = Intervals.read(in);
    return new LearntOrders(products, partners, habits, intervals, in.readLong());
  }
}
