package io.shopkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class PassersByTest {
  private static final Instant END = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void mostWhoComeToTheDemoPassByAndWhatCustomersDoIsTheSame() {
    SimulatedShop calm =
        ShopSimulation.run(SimulationSettings.small(Locale.ENGLISH, END), new Seed(7));
    SimulationSettings demo =
        SimulationSettings.demo(Locale.ENGLISH, END).detailed(3).sized(300, 1_500, 90);
    SimulatedShop busy = ShopSimulation.run(demo, new Seed(7));
    Map<SessionId, List<ShopEvent>> visits =
        busy.events().stream()
            .filter(event -> event.visit().session() != null)
            .collect(
                Collectors.groupingBy(event -> Objects.requireNonNull(event.visit().session())));
    long ordered =
        visits.values().stream()
            .filter(events -> events.stream().anyMatch(ShopEvent.Purchase.class::isInstance))
            .count();

    assertThat((double) ordered / visits.size()).isBetween(.02, .05);
    assertThat(busy.events())
        .filteredOn(event -> !event.id().value().startsWith("V"))
        .isEqualTo(calm.events());
  }
}
