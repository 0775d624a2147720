package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.app.remote.ShopkeeperClient;
import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server that is killed while it spends a campaign's budget.
class BudgetAfterKillTest {
  private static final int BUYS = 40;

  @TempDir private Path scratch = Path.of("");

  @Test
  void aBudgetIsNotExceededHoweverOftenTheServerIsKilled() throws IOException {
    Path folder = scratch.resolve("shop");
    SmallShop.in(folder);
    String[] words = {"serve", "--port", "0", "--data-dir", folder.toString()};
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    int shown = 0;
    for (int life = 0; life < 2; life++) {
      try (ChildProcess server = ChildProcess.start(scratch, words);
          var shop = new ShopkeeperClient(server.serving(folder))) {
        if (life == 0) {
          shop.post(
              "/api/v1/campaigns",
              """
              {"id":"tea","starts":"%s","ends":"%s","budget":0.40,"perThousand":10,
               "dailyCap":100,"creatives":["a | Fresh tea | category=tea"]}
              """
                  .formatted(today.minusDays(2), today.plusDays(1)));
          shop.post("/api/v1/campaigns/tea/start", "{}");
        }
        shown += shown(shop, life);
        assertThat(shown).as("some of it was spent before the kill").isPositive();
        server.kill();
      }
    }
    try (ChildProcess server = ChildProcess.start(scratch, words);
        var shop = new ShopkeeperClient(server.serving(folder))) {
      shown += shown(shop, 2);
      assertThat(shown).isLessThanOrEqualTo(BUYS);
      Map<String, Object> results = JsonTree.object(shop.get("/api/v1/campaigns/tea/results"));
      assertThat(((Number) results.getOrDefault("spent", 9)).doubleValue())
          .isLessThanOrEqualTo(.40);
    }
  }

  private static int shown(ShopkeeperClient shop, int life) {
    int shown = 0;
    for (int i = 0; i < 300; i++) {
      String offer =
          shop.post("/api/v1/campaigns/tea/decide", "{\"session\":\"s-%d-%d\"}".formatted(life, i));
      shown += offer.contains("\"impression\"") ? 1 : 0;
    }
    return shown;
  }
}
