package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A campaign of the shop over HTTP.
class CampaignsApiTest {
  private static final String CAMPAIGNS = "/api/v1/campaigns";

  private static String draft(String budget) {
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    return """
    {"id":"tea","starts":"%s","ends":"%s","budget":%s,"perThousand":10,"dailyCap":100,
     "creatives":["a | Fresh tea | category=tea","b | New cups | category=cups"]}
    """
        .formatted(today.minusDays(2), today.plusDays(2), budget);
  }

  @Test
  void whatACampaignForValueExpectsIsMoney(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 20_000)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      local.postJson(CAMPAIGNS, draft("500").replace("\"id\"", "\"goal\":\"value\",\"id\""));
      local.send("POST", CAMPAIGNS + "/tea/start", null, null);
      Map<String, Object> offer = Map.of();
      for (int i = 0; i < 50 && !offer.containsKey("impression"); i++) {
        offer =
            local.postJson(CAMPAIGNS + "/tea/decide", "{\"session\":\"s-%d\"}".formatted(i)).json();
      }
      assertThat(offer).containsKeys("expected", "currency");
    }
  }

  @Test
  void aCampaignIsDeclaredStartedDecidedOnAnsweredAndCounted(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 20_000)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      assertThat(local.postJson(CAMPAIGNS, draft("0")).text()).contains("needs a budget above 0");
      assertThat(local.postJson(CAMPAIGNS, "{\"id\":\"tea\"}").text()).contains("starts is ''");
      assertThat(local.postJson(CAMPAIGNS, draft("500")).status()).isEqualTo(201);
      assertThat(local.postJson(CAMPAIGNS + "/tea/decide", "{\"session\":\"s\"}").text())
          .contains("not_running");
      assertThat(local.send("POST", CAMPAIGNS + "/tea/start", null, null).status()).isEqualTo(200);
      assertThat(local.postJson(CAMPAIGNS + "/tea/decide", "{}").status()).isEqualTo(400);
      String impression = "";
      for (int i = 0; i < 50 && impression.isEmpty(); i++) {
        Map<String, Object> offer =
            local
                .postJson(
                    CAMPAIGNS + "/tea/decide",
                    "{\"session\":\"s-%d\",\"interests\":[\"category=tea\"]}".formatted(i))
                .json();
        impression = String.valueOf(offer.getOrDefault("impression", ""));
      }
      assertThat(impression).isNotEmpty();
      String click = "{\"impression\":\"%s\",\"kind\":\"click\"}".formatted(impression);
      assertThat(local.postJson(CAMPAIGNS + "/tea/responses", click).status()).isEqualTo(201);
      assertThat(local.postJson(CAMPAIGNS + "/tea/responses", click).status()).isEqualTo(200);
      assertThat(
              local
                  .postJson(
                      CAMPAIGNS + "/tea/responses", "{\"impression\":\"none\",\"kind\":\"click\"}")
                  .text())
          .contains("has shown no impression 'none'");
      assertThat(local.get(CAMPAIGNS + "/tea/results").text())
          .contains("\"clicks\":1", "\"what\":\"started\"", "plannedShare");
      assertThat(local.get(CAMPAIGNS + "/tea/forecast").json())
          .containsKeys("impressions", "spent", "clicks", "conversions");
      Map<String, Object> audience =
          local.get(CAMPAIGNS + "/tea/insights").list("audiences").getFirst();
      assertThat(audience).containsEntry("interest", "category=tea");
      assertThat(local.get("/campaigns/tea").text())
          .contains("What is to be expected", "category=tea", "Which copy for whom");
      assertThat(local.send("POST", CAMPAIGNS + "/tea/messages", null, null).text())
          .contains("\"messages\":[", "\"leftOut\"");
      assertThat(local.send("POST", CAMPAIGNS + "/tea/stop", null, null).text())
          .contains("\"state\":\"stopped\"");
      assertThat(local.get(CAMPAIGNS + "/other/results").status()).isEqualTo(404);
    }
  }
}
