package io.shopkeeper.simulation;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Seed;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.random.RandomGenerator;

/// Customers of a simulated shop who come by its advertisements, and what each does with one: who
/// is shown the department they like follows it three times as often as another. Not thread-safe.
public final class AdVisitors {
  /// Of those who are shown a department they do not care for.
  private static final double CLICKS = .03;

  private static final double LIKED = 3;

  /// Of those who clicked.
  private static final double ORDERS = .12;

  private final List<Shopper> shoppers = new ArrayList<>();
  private final List<Aisle> aisles;
  private final boolean chinese;
  private final RandomGenerator random;

  /// @param settings the same as the shop was made with
  /// @param seed likewise
  /// @param visits whom and when they come, and what they do
  public AdVisitors(SimulationSettings settings, Seed seed, Seed visits) {
    for (int number = 0; number < settings.customers(); number++) {
      shoppers.add(ShopSimulation.shopper(settings, number, seed));
    }
    aisles = Aisle.of(settings.products());
    chinese = settings.chinese();
    random = visits.generator("ad-visitors");
  }

  /// Somebody who comes by.
  ///
  /// @param department they like best, in the shop's language
  public record AdVisitor(CustomerId customer, String department) {}

  public AdVisitor next() {
    Shopper shopper = shoppers.get(random.nextInt(shoppers.size()));
    double most = Arrays.stream(shopper.aisles()).max().orElse(0);
    int best = 0;
    while (shopper.aisles()[best] < most) {
      best++;
    }
    return new AdVisitor(shopper.customer().id(), aisles.get(best).department().in(chinese));
  }

  /// Whether they follow what is shown.
  ///
  /// @param department it is about
  public boolean clicks(AdVisitor visitor, String department) {
    return random.nextDouble() < CLICKS * (visitor.department().equals(department) ? LIKED : 1);
  }

  /// Whether one who followed it orders.
  public boolean orders() {
    return random.nextDouble() < ORDERS;
  }
}
