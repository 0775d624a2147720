package io.shopkeeper.profile.lifetime;

import io.shopkeeper.profile.lifetime.GammaGamma.Spending;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Who bought on which days.
///
/// @param customers each with at least one day, by their ids
public record PurchaseLog(List<Customer> customers) {
  private static final double DAYS_A_WEEK = 7;

  public PurchaseLog {
    customers = customers.stream().sorted(Comparator.comparing(Customer::id)).toList();
  }

  /// A customer's purchases, at most one a day.
  ///
  /// @param days ascending
  /// @param amounts of the days
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  public record Customer(String id, int[] days, double[] amounts) {

    public Customer {
      if (days.length == 0 || days.length != amounts.length) {
        throw new IllegalArgumentException(
            "%d days, %d amounts".formatted(days.length, amounts.length));
      }
      for (int i = 1; i < days.length; i++) {
        if (days[i] <= days[i - 1]) {
          throw new IllegalArgumentException("days must ascend: %d".formatted(days[i]));
        }
      }
    }

    private int countUpTo(int day) {
      int count = 0;
      while (count < days.length && days[count] <= day) {
        count++;
      }
      return count;
    }

    private Buyer asOf(int day) {
      int count = countUpTo(day);
      double repeats = 0;
      for (int i = 1; i < count; i++) {
        repeats += amounts[i];
      }
      var history =
          new History(
              count - 1, (days[count - 1] - days[0]) / DAYS_A_WEEK, (day - days[0]) / DAYS_A_WEEK);
      var spending = new Spending(count - 1, count == 1 ? 0 : repeats / (count - 1));
      return new Buyer(history, spending, (amounts[0] + repeats) / count);
    }
  }

  public int firstDay() {
    return customers.stream().mapToInt(c -> c.days[0]).min().orElseThrow();
  }

  public int lastDay() {
    return customers.stream().mapToInt(c -> c.days[c.days.length - 1]).max().orElseThrow();
  }

  /// Those whose first purchase was no later than a day, this day's purchases included.
  public PurchaseLog known(int day) {
    return new PurchaseLog(customers.stream().filter(c -> c.days[0] <= day).toList());
  }

  /// What was known of every customer in the evening of a day; nothing later is looked at.
  ///
  /// @param day not before any customer's first purchase
  public List<Buyer> asOf(int day) {
    List<Buyer> buyers = new ArrayList<>();
    customers.forEach(customer -> buyers.add(customer.asOf(day)));
    return buyers;
  }

  /// How often every customer bought in the `length` days behind a day.
  public double[] purchases(int day, int length) {
    return customers.stream()
        .mapToDouble(c -> c.countUpTo(day + length) - c.countUpTo(day))
        .toArray();
  }

  /// What every customer spent in the `length` days behind a day.
  public double[] amounts(int day, int length) {
    return customers.stream()
        .mapToDouble(c -> {
          double sum = 0;
          for (int i = c.countUpTo(day); i < c.countUpTo(day + length); i++) {
            sum += c.amounts[i];
          }
          return sum;
        })
        .toArray();
  }
}
