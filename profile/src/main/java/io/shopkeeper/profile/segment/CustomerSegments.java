package io.shopkeeper.profile.segment;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.LifecycleStage;
import java.util.ArrayList;
import java.util.Arrays;
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
  private static final int TYPICAL = 20;

  /// One group.
  ///
  /// @param customers of those looked at
  /// @param share likewise
  /// @param apart what sets it apart, the foremost first
  /// @param typical some whose figures are nearest to the group's mean, the nearest first
  /// @param members everyone who ordered and is nearest to this group, looked at or not
  public record Group(
      int customers,
      double share,
      List<Clusters.Trait> apart,
      List<String> typical,
      List<String> members) {
    public Group {
      apart = List.copyOf(apart);
      typical = List.copyOf(typical);
      members = List.copyOf(members);
    }
  }

  /// What customers are grouped by.
  private enum Figure {
    RECENCY("days since the last order", c -> Math.log1p(Math.max(0, c.daysSinceOrder()))),
    FREQUENCY("orders", c -> Math.log1p(c.orders())),
    MONEY("money", c -> Math.log1p(Math.max(0, c.money()))),
    SESSIONS("sessions", c -> Math.log1p(c.sessions())),
    LEVEL("spending level", CustomerStatistics::spendingLevel),
    SENSITIVITY(
        "price sensitivity",
        c -> Double.isNaN(c.priceSensitivity()) ? 0 : Math.log1p(c.priceSensitivity())),
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
    List<Map.Entry<String, CustomerStatistics>> buyers =
        customers.entrySet().stream()
            .filter(customer -> customer.getValue().orders() > 0)
            .sorted(Map.Entry.comparingByKey())
            .toList();
    List<Map.Entry<String, CustomerStatistics>> looked = drawn(buyers, seed);
    return new CustomerSegments(
        stages, RfmGrid.of(customers), groups(looked, buyers, seed), looked.size());
  }

  /// The names of what customers are grouped by.
  public static List<String> figures() {
    return Arrays.stream(Figure.values()).map(figure -> figure.label).toList();
  }

  private static <T> List<T> drawn(List<T> buyers, Seed seed) {
    if (buyers.size() <= MOST_LOOKED_AT) {
      return buyers;
    }
    var random = seed.generator("customers looked at");
    List<T> drawn = new ArrayList<>(MOST_LOOKED_AT);
    for (int i = 0; i < buyers.size(); i++) {
      if (random.nextInt(buyers.size() - i) < MOST_LOOKED_AT - drawn.size()) {
        drawn.add(buyers.get(i));
      }
    }
    return drawn;
  }

  private static List<Group> groups(
      List<Map.Entry<String, CustomerStatistics>> looked,
      List<Map.Entry<String, CustomerStatistics>> buyers,
      Seed seed) {
    if (looked.size() < LEAST) {
      return List.of();
    }
    Figure[] figures = Figure.values();
    double[][] columns = new double[figures.length][looked.size()];
    for (int f = 0; f < figures.length; f++) {
      for (int row = 0; row < looked.size(); row++) {
        columns[f][row] = figures[f].value.applyAsDouble(looked.get(row).getValue());
      }
    }
    Clusters clusters = Clusters.of(columns, MOST_GROUPS, seed);
    List<List<String>> members = members(clusters, buyers);
    List<Group> groups = new ArrayList<>();
    for (int c = 0; c < clusters.sizes().length; c++) {
      int size = clusters.sizes()[c];
      List<String> typical =
          clusters.typical(c, TYPICAL).stream().map(row -> looked.get(row).getKey()).toList();
      groups.add(
          new Group(
              size,
              (double) size / looked.size(),
              clusters.apart(c, figures()),
              typical,
              members.get(c)));
    }
    groups.sort((one, other) -> Double.compare(other.share(), one.share()));
    return groups;
  }

  private static List<List<String>> members(
      Clusters clusters, List<Map.Entry<String, CustomerStatistics>> buyers) {
    List<List<String>> members = new ArrayList<>();
    for (int c = 0; c < clusters.sizes().length; c++) {
      members.add(new ArrayList<>());
    }
    for (Map.Entry<String, CustomerStatistics> buyer : buyers) {
      double[] figures =
          Arrays.stream(Figure.values())
              .mapToDouble(figure -> figure.value.applyAsDouble(buyer.getValue()))
              .toArray();
      members.get(clusters.nearest(figures)).add(buyer.getKey());
    }
    return members;
  }
}
