package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.app.remote.ShopApi;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.serve.http.JsonTree;
import java.io.PrintWriter;
import java.io.Writer;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Campaigns of a shop that no server holds.
class LocalCampaignsTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void whatACommandHasShownIsKeptAndPaidForWhenItEnds() {
    SmallShop.in(folder);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    String offer =
        asked(shop -> {
          shop.post(
              "/api/v1/campaigns",
              """
              {"id":"tea","starts":"%s","ends":"%s","budget":100,"perThousand":10,
               "creatives":["a | Fresh tea | category=tea"]}
              """
                  .formatted(today.minusDays(2), today.plusDays(1)));
          shop.post("/api/v1/campaigns/tea/start", "{}");
          return shop.post("/api/v1/campaigns/tea/decide", "{\"session\":\"s-1\"}");
        });
    assertThat(offer).contains("\"impression\"");

    Map<String, Object> results =
        JsonTree.object(asked(shop -> shop.get("/api/v1/campaigns/tea/results")));
    assertThat(results).containsEntry("spent", .01);
  }

  private String asked(Function<ShopApi, String> question) {
    var nowhere = new PrintWriter(Writer.nullWriter());
    try (ShopAccess shop =
        new ShopAccess.Local(
            ShopProgram.open(folder, null, InstantSource.system()),
            new Terminal(nowhere, nowhere, true, 0))) {
      return question.apply(shop.api());
    }
  }
}
