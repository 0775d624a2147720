package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LifecycleTest {
  private static final String LOCAL_KEY = ServedShop.LOCAL_KEY;

  @Test
  void aPortThatIsTakenIsToldWithAdvice(@TempDir Path directory) throws IOException {
    try (var shop = ServedShop.limited(directory, 100);
        var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      var settings = ServeSettings.local(taken.getLocalPort(), LOCAL_KEY);
      assertThatThrownBy(() -> ShopServer.start(settings, shop.services()))
          .isInstanceOfSatisfying(
              ServeException.class,
              e -> assertThat(e.code()).isEqualTo(ServeException.Code.PORT_TAKEN))
          .hasMessageContaining(String.valueOf(taken.getLocalPort()))
          .hasMessageContaining("--port");
    }
  }

  @Test
  void anAddressThatIsNotOursIsToldWithAdvice(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 100)) {
      var settings = new ServeSettings("192.0.2.1", 0, Set.of(), LOCAL_KEY, 100, 100);
      assertThatThrownBy(() -> ShopServer.start(settings, shop.services()))
          .isInstanceOf(ServeException.class)
          .hasMessageContaining("192.0.2.1");
    }
  }

  @Test
  void theFirstKeyIsToldOnTheFirstStartOnly(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 100)) {
      String key = shop.server().firstKey().orElseThrow();
      assertThat(new HttpAs(shop.server(), key).get("/api/v1/keys").status()).isEqualTo(200);
      ShopServer second = ShopServer.start(ServeSettings.local(0, LOCAL_KEY), shop.services());
      try {
        assertThat(second.firstKey()).isEmpty();
        assertThat(new HttpAs(second, key).get("/api/v1/keys").status()).isEqualTo(200);
      } finally {
        second.stop();
      }
    }
  }

  @Test
  void aStopLetsRunningRequestsFinishAndRefusesNewOnes(@TempDir Path directory)
      throws InterruptedException {
    var shop = ServedShop.limited(directory, 100);
    var local = new HttpAs(shop.server(), LOCAL_KEY);
    var running = CompletableFuture.supplyAsync(() -> local.get("/api/v1/jobs/slow"));
    shop.jobs().asked.await();
    var stopping = CompletableFuture.runAsync(shop::close);
    int status = 200;
    for (int i = 0; i < 200 && status == 200; i++) {
      status = local.get("/health").status();
    }
    assertThat(status).isEqualTo(503);
    assertThat(local.get("/health/live").status())
        .as("it lives until it has stopped")
        .isEqualTo(200);
    shop.jobs().slow.countDown();
    assertThat(running.join().status()).isEqualTo(404);
    stopping.join();
  }

  @Test
  void aStoreThatBrokeDownIsNotHealthy(@TempDir Path directory) throws InterruptedException {
    try (var shop = ServedShop.limited(directory, 100)) {
      var local = new HttpAs(shop.server(), LOCAL_KEY);
      assertThat(local.get("/health").status()).isEqualTo(200);
      var follower =
          shop.store()
              .log()
              .follow(
                  0,
                  _ -> {
                    throw new OutOfMemoryError("in a test");
                  });
      while (shop.store().failure().isEmpty()) {
        Thread.sleep(5);
      }
      var reply = local.get("/health");
      assertThat(reply.status()).isEqualTo(500);
      assertThat(reply.text("detail")).contains("in a test", "start the program again");
      follower.close();
    }
  }

  @Test
  void settingsThatCannotBeAreRefused() {
    assertThatThrownBy(() -> ServeSettings.local(70_000, LOCAL_KEY)).hasMessageContaining("70000");
    assertThatThrownBy(() -> ServeSettings.local(1, "short")).hasMessageContaining("5 characters");
    assertThat(ServeSettings.local(1, LOCAL_KEY).toString()).doesNotContain(LOCAL_KEY);
  }
}
