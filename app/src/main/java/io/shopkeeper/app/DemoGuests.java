package io.shopkeeper.app;

import io.shopkeeper.app.remote.ShopApi;
import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.serve.http.JsonTree;
import io.shopkeeper.simulation.AdVisitors;
import io.shopkeeper.simulation.SimulationSettings;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// Simulated customers of a made-up shop who come by its campaign while it is served, so that the
/// figures of the campaign move. They ask and tell through the shop's own interface, as a shop
/// system does.
final class DemoGuests implements Runnable {
  private static final int AT_ONCE = 5;
  private static final int MOST_AMOUNT = 200;

  private final ShopApi shop;
  private final AdVisitors visitors;
  private final InstantSource clock;
  private long visits;
  private boolean over;

  DemoGuests(ShopApi shop, SimulationSettings settings, Seed seed, InstantSource clock) {
    this.shop = shop;
    this.clock = clock;
    this.visitors = new AdVisitors(settings, seed, new Seed(clock.millis()));
  }

  /// Some of them come; none any more where the campaign is gone.
  @Override
  public void run() {
    for (int i = 0; i < AT_ONCE && !over; i++) {
      try {
        visit();
      } catch (CommandException _) {
        over = true;
      }
    }
  }

  private void visit() {
    AdVisitors.AdVisitor visitor = visitors.next();
    var asked = new LinkedHashMap<String, Object>();
    asked.put("customer", visitor.customer().value());
    asked.put("session", "simulated-%d-%d".formatted(clock.millis(), ++visits));
    asked.put("interests", List.of("category=" + visitor.department()));
    Map<String, Object> offer = JsonTree.object(shop.post(of("decide"), JsonTree.text(asked)));
    if (!(offer.get("impression") instanceof String impression)) {
      return;
    }
    String department =
        offer.get("creative") instanceof Map<?, ?> creative
                && creative.get("attributes") instanceof Map<?, ?> about
            ? Objects.toString(about.get("category"), "")
            : "";
    if (visitors.clicks(visitor, department)) {
      respond(impression, "click", 0);
      if (visitors.orders()) {
        respond(impression, "conversion", 1 + Math.floorMod(impression.hashCode(), MOST_AMOUNT));
      }
    }
  }

  private void respond(String impression, String kind, int value) {
    var told = new LinkedHashMap<String, Object>();
    told.put("impression", impression);
    told.put("kind", kind);
    if (value > 0) {
      told.put("value", String.valueOf(value));
    }
    shop.post(of("responses"), JsonTree.text(told));
  }

  private static String of(String what) {
    return "/api/v1/campaigns/%s/%s".formatted(DemoCampaign.ID, what);
  }
}
