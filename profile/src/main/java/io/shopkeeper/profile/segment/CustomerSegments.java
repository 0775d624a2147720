package io.shopkeeper.profile.segment;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.LifecycleStage;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// A shop's customers in groups, as of the moment they were counted.
///
/// @param stages how many customers stand where
/// @param groups that were found among those who ordered; empty if they are fewer than 50
/// @param looked how many customers groups were looked for among, at most 5,000 drawn evenly
public record CustomerSegments(
    Map<LifecycleStage, Integer> stages, RfmGrid grid, List<Group> groups, int looked) {
  private static final int LEAST = 50;
  private static final int MOST_LOOKED_AT = 5_000;
  private static final int MOST_GROUPS = 8;

  /// One group.
  ///
  /// @param share of the customers looked at
  /// @param apart what sets it apart, the foremost first
  public record Group(double share, List<String> apart) {}

  /// What customers are grouped by.
  private enum Figure {
    RECENCY("days since the last order", c -> Math.log1p(Math.max(0, c.daysSinceOrder()))),
    FREQUENCY("orders", c -> Math.log1p(c.orders())),
    MONEY("money", c -> Math.log1p(Math.max(0, c.money()))),
    SESSIONS("sessions", c -> Math.log1p(c.sessions())),
    LEVEL("spending level", CustomerStatistics::spendingLevel),
    SENSITIVITY("price sensitivity", CustomerStatistics::priceSensitivity),
    DISCOUNT("discount affinity", CustomerStatistics::discountAffinity),
    RETURNS("return share", CustomerStatistics::returnShare);

    private final String label;

    @SuppressWarnings("ImmutableEnumChecker") // Functions without state.
    private final ToDoubleFunction<CustomerStatistics> value;

    Figure(String label, ToDoubleFunction<CustomerStatistics> value) {
      this.label = label;
      this.value = value;
    }
  }

  public CustomerSegments {
    stages = Collections.unmodifiableMap(new EnumMap<>(stages));
    groups = List.copyOf(groups);
  }

  /// @param customers by id
  public static CustomerSegments of(Map<String, CustomerStatistics> customers, Seed seed) {
    Map<LifecycleStage, Integer> stages = new EnumMap<>(LifecycleStage.class);
    for (LifecycleStage stage : LifecycleStage.values()) {
      stages.put(stage, 0);
    }
    customers.values().forEach(customer -> stages.merge(customer.stage(), 1, Integer::sum));
    List<CustomerStatistics> buyers =
        customers.entrySet().stream()
            .filter(customer -> customer.getValue().orders() > 0)
            .sorted(Map.Entry.comparingByKey())
            .map(Map.Entry::getValue)
            .toList();
    List<CustomerStatistics> looked = drawn(buyers, seed);
    return new CustomerSegments(stages, RfmGrid.of(customers), groups(looked, seed), looked.size());
  }

  private static List<CustomerStatistics> drawn(List<CustomerStatistics> buyers, Seed seed) {
    if (buyers.size() <= MOST_LOOKED_AT) {
      return buyers;
    }
    var random = seed.generator("customers looked at");
    List<CustomerStatistics> drawn = new ArrayList<>(MOST_LOOKED_AT);
    for (int i = 0; i < buyers.size(); i++) {
      if (random.nextInt(buyers.size() - i) < MOST_LOOKED_AT - drawn.size()) {
        drawn.add(buyers.get(i));
      }
    }
    return drawn;
  }

  private static List<Group> groups(List<CustomerStatistics> looked, Seed seed) {
    if (looked.size() < LEAST) {
      return List.of();
    }
    Figure[] figures = Figure.values();
    double[][] columns = new double[figures.length][looked.size()];
    List<String> names = new ArrayList<>();
    for (int f = 0; f < figures.length; f++) {
      names.add(figures[f].label);
      for (int row = 0; row < looked.size(); row++) {
        columns[f][row] = figures[f].value.applyAsDouble(looked.get(row));
      }
    }
    Clusters clusters = Clusters.of(columns, MOST_GROUPS, seed);
    List<Group> groups = new ArrayList<>();
    for (int c = 0; c < clusters.sizes().length; c++) {
      groups.add(new Group((double) clusters.sizes()[c] / looked.size(), clusters.apart(c, names)));
    }
    groups.sort((one, other) -> Double.compare(other.share(), one.share()));
    return groups;
  }
}
