package io.shopkeeper.profile.segment;

import io.shopkeeper.profile.customer.CustomerProfile.Given;
import io.shopkeeper.profile.customer.CustomerStatistics;
import io.shopkeeper.profile.customer.CustomerStatistics.Preference;
import io.shopkeeper.profile.customer.LifecycleStage;
import java.time.Instant;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Five customers: `c0` has not ordered, `c1` to `c4` ordered once to four times.
public final class FiveCustomers {
  private FiveCustomers() {}

  /// `old` was merged into `c4`.
  public static Population counted() {
    Map<String, CustomerStatistics> all = new HashMap<>();
    for (int i = 0; i < 5; i++) {
      all.put("c" + i, customer(i));
    }
    return Population.of(
        Instant.parse("2026-06-01T12:00:00Z"),
        all,
        RfmGrid.of(all),
        Map.of(
            "c1", new Given(30, "female", 500_000L, "EUR"), "c2", new Given(null, null, 1L, "USD")),
        Map.of("c1", .25, "c3", .75),
        Map.of("old", "c4"),
        Currency.getInstance("EUR"));
  }

  private static CustomerStatistics customer(int orders) {
    return new CustomerStatistics(
        Map.of("view_item", 10L * orders),
        1 + orders,
        orders,
        2L * orders,
        1_050.0 * orders,
        orders == 0 ? Double.NaN : 1_050,
        100,
        1,
        orders == 0 ? Double.NaN : 10.0 * orders,
        30,
        Map.of("web", .75, "app", .25),
        List.of(),
        List.of(new Preference("Tea", .5 + .1 * orders), new Preference("Fine Cups", .1)),
        List.of(),
        List.of(),
        .5,
        0,
        0,
        0,
        orders == 0
            ? LifecycleStage.PROSPECT
            : orders < 4 ? LifecycleStage.ACTIVE : LifecycleStage.LAPSED,
        List.of(),
        List.of());
  }
}
