package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.access.Admission;
import io.shopkeeper.serve.http.Access;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.metrics.Metrics;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may walk into the storefront, and where there is one.
class StorefrontAccessTest {
  @Test
  void everyPageOfTheShopIsOpenAndNothingElseBecomesSo(@TempDir Path directory) {
    try (var shop = ServedShop.withStorefront(directory)) {
      ShopServices services = shop.services();
      Admission admission =
          Admission.of(services.store().facts(), services.clock(), services.random());
      List<Route> routes =
          new Routes(services, admission, _ -> Optional.empty(), new Metrics()).all();
      assertThat(routes.stream().filter(route -> route.path().startsWith("/shop")))
          .hasSizeGreaterThan(10)
          .allMatch(route -> route.access() == Access.ANYONE && route.kind() == Route.Kind.PAGE);
    }
  }

  @Test
  void aShopOfRealPeopleHasNoWindow(@TempDir Path directory) {
    try (var real = ServedShop.limited(directory, 1_000)) {
      assertThat(new HttpAs(real.server(), null).get("/shop").status()).isEqualTo(404);
    }
  }
}
