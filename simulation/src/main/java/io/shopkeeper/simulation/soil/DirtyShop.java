package io.shopkeeper.simulation.soil;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.simulation.SimulatedShop;
import java.util.List;

/// Soils the export of a simulated shop: `products`, `customers`, `events`, `orders` and `reviews`
/// in the format `native`. O(records).
public final class DirtyShop {
  private DirtyShop() {}

  public static SoiledFiles of(SimulatedShop shop, SoilSettings settings, Seed seed) {
    var export = new ShopExport(shop, seed);
    var behaviour = new EventExport(shop.events(), seed);
    var events = new Draft(behaviour.events());
    var orders = new Draft(behaviour.orders());
    List<Draft> drafts =
        List.of(
            new Draft(export.products()),
            new Draft(export.customers()),
            events,
            orders,
            new Draft(export.reviews()));
    var soil = new Soil(settings, seed);
    ClockShifts.plant(events, settings.clockShifts(), soil);
    drafts.forEach(soil::records);
    List<String> products = shop.products().stream().map(product -> product.id().value()).toList();
    Bots.plant(events, products, shop.customers().size(), settings.bots(), soil);
    TestOrders.plant(orders, settings.testOrders(), soil);
    return Soil.files(drafts);
  }
}
