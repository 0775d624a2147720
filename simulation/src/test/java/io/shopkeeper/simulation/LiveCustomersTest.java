package io.shopkeeper.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.Product;
import io.shopkeeper.domain.ProductId;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.ShopEvent;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

class LiveCustomersTest {
  private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
  private static final SimulationSettings SETTINGS =
      SimulationSettings.small(Locale.ENGLISH, NOW).sized(120, 400, 30);
  private static final Seed SEED = new Seed(3);
  private static final List<String> ARMS = List.of("first", "last");

  /// Shows the first 8 products or the last 8, to every second customer; remembers what it is told.
  private static final class Window implements ShopWindow {
    final List<ProductId> products =
        ShopSimulation.run(SETTINGS, SEED).products().stream().map(Product::id).toList();
    final List<ShopEvent> told = new ArrayList<>();
    final List<String> arms;

    Window(List<String> arms) {
      this.arms = arms;
    }

    @Override
    public Optional<String> arm(CustomerId customer, SessionId session) {
      int number = Integer.parseInt(customer.value().substring(1));
      return number % 3 == 0 ? Optional.empty() : Optional.of(arms.get(number % 2));
    }

    @Override
    public List<ProductId> list(String arm, CustomerId customer, SessionId session) {
      return arm.equals("first") ? products.subList(0, 8) : products.subList(112, 120);
    }

    @Override
    public void tell(List<ShopEvent> events) {
      told.addAll(events);
    }
  }

  private static LiveCustomers customers() {
    return new LiveCustomers(SETTINGS, SEED, ARMS, InstantSource.fixed(NOW));
  }

  @Test
  void theShareThatOrdersIsWhatTheSimulationExpects() {
    var window = new Window(ARMS);
    LiveCustomers customers = customers();
    var came = new HashSet<String>();
    var bought = new HashSet<String>();
    for (int visit = 0; visit < 6_000; visit++) {
      int before = window.told.size();
      Optional<String> arm = customers.visit(window);
      for (ShopEvent event : window.told.subList(before, window.told.size())) {
        String who = arm.orElseThrow() + event.visit().customer();
        came.add(who);
        if (event instanceof ShopEvent.Purchase) {
          bought.add(who);
        }
      }
    }
    for (String arm : ARMS) {
      double share = of(arm, bought) / of(arm, came);
      double error = Math.sqrt(share * (1 - share) / of(arm, came));
      assertThat(share).isBetween(.02, .98);
      assertThat(customers.conversion().getOrDefault(arm, -1.)).isCloseTo(share, within(4 * error));
    }
  }

  private static double of(String arm, Set<String> all) {
    return all.stream().filter(who -> who.startsWith(arm)).count();
  }

  @Test
  void thePositionsFurtherDownArePickedLessOften() {
    var window = new Window(ARMS);
    LiveCustomers customers = customers();
    for (int visit = 0; visit < 4_000; visit++) {
      customers.visit(window);
    }
    long[] picks = new long[9];
    window.told.forEach(event -> {
      if (event instanceof ShopEvent.SelectItem picked) {
        picks[picked.position()]++;
      }
    });
    assertThat(picks[1] + picks[2]).isGreaterThan(picks[7] + picks[8]);
  }

  @Test
  void theSameSeedDoesTheSame() {
    var one = new Window(ARMS);
    var other = new Window(ARMS);
    LiveCustomers first = customers();
    LiveCustomers second = customers();
    for (int visit = 0; visit < 300; visit++) {
      first.visit(one);
      second.visit(other);
    }
    assertThat(one.told).isNotEmpty().isEqualTo(other.told);
    assertThat(first.conversion()).isEqualTo(second.conversion());
    Set<String> ids = new HashSet<>();
    assertThat(one.told).allMatch(event -> ids.add(event.id().value()));
  }

  @Test
  void anArmOrProductThatIsNotTheirsIsSaid() {
    LiveCustomers customers = customers();
    assertThatThrownBy(() -> visitUntilSeen(customers, new Window(List.of("red", "blue"))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("is none of [first, last]");
    var other = new Window(ARMS);
    var elsewhere =
        new LiveCustomers(SETTINGS.sized(20, 400, 30), SEED, ARMS, InstantSource.fixed(NOW));
    assertThatThrownBy(() -> visitUntilSeen(elsewhere, other))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("another seed or size");
  }

  private static void visitUntilSeen(LiveCustomers customers, ShopWindow window) {
    for (int visit = 0; visit < 100 && customers.visit(window).isEmpty(); visit++) {
      // the next one
    }
  }
}
