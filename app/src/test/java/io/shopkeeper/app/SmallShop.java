package io.shopkeeper.app;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.simulation.ShopSimulation;
import io.shopkeeper.simulation.SimulatedShop;
import io.shopkeeper.simulation.SimulationSettings;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/// A trained shop of 40 products and 60 customers in a folder.
record SmallShop(Path folder, SimulatedShop shop) {
  private static final Instant END = Instant.parse("2026-11-20T12:00:00Z");

  static SmallShop in(Path folder) {
    var demo = SimulationSettings.small(Locale.ENGLISH, END);
    var settings = new SimulationSettings(demo.shop(), 40, 60, 30, END);
    SimulatedShop shop = ShopSimulation.run(settings, new Seed(7));
    try (ShopProgram program = ShopProgram.open(folder, shop.shop(), InstantSource.system())) {
      DemoCommand.keep(shop, program, Progress.NONE);
      program.train("", Progress.NONE);
    }
    return new SmallShop(folder, shop);
  }

  String customer() {
    return shop.customers().getFirst().id().value();
  }

  String product() {
    return shop.products().getFirst().id().value();
  }
}
