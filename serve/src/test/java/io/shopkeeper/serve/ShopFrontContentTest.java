package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the shop's own pages show of approved texts and of campaigns.
class ShopFrontContentTest {
  private static final Pattern SLOT =
      Pattern.compile("href=\"(/shop/seen/tea/[0-9a-f]+\\?creative=a)\"");
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.withStorefront(directory);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static Shopper shopper(String language) {
    return new Shopper(shop.server(), language);
  }

  @Test
  void aProductsPageSaysWhatWasApprovedInTheReadersLanguageOnly() {
    shop.draft("p-3");
    assertThat(shopper("en-GB").get("/shop/products/p-3").text()).doesNotContain("comes in blue");
    shop.approve("p-3");
    assertThat(shopper("en-GB").get("/shop/products/p-3").text()).contains("comes in blue");
    assertThat(shopper("zh-CN").get("/shop/products/p-3").text()).doesNotContain("comes in blue");
  }

  @Test
  void aRunningCampaignIsShownFollowedAndCounted() {
    var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    LocalDate today = LocalDate.now(ZoneOffset.UTC);
    assertThat(
            local
                .postJson(
                    "/api/v1/campaigns",
                    """
                    {"id":"tea","starts":"%s","ends":"%s","budget":500,"perThousand":10,
                     "dailyCap":100,"creatives":["a | Cups for you | category=Cups"]}
                    """
                        .formatted(today.minusDays(2), today.plusDays(2)))
                .status())
        .isEqualTo(201);
    assertThat(shopper("en-GB").get("/shop").text()).doesNotContain("/shop/seen/");
    local.send("POST", "/api/v1/campaigns/tea/start", null, null);
    Shopper shopper = shopper("en-GB");
    String link = "";
    for (int i = 0; i < 100 && link.isEmpty(); i++) {
      Matcher slot = SLOT.matcher(shopper.get("/shop").text());
      link = slot.find() ? slot.group(1) : "";
    }
    assertThat(link).isNotEmpty();
    assertThat(shopper.get(link).header("Location")).isEqualTo("/shop/categories?in=Cups");
    assertThat(local.get("/api/v1/campaigns/tea/results").text()).contains("\"clicks\":1");
    assertThat(shopper.get("/shop/seen/tea/0000?creative=a").status()).isEqualTo(303);
    assertThat(shopper.get("/shop/seen/none/0000").header("Location")).isEqualTo("/shop");
    assertThat(local.get("/api/v1/campaigns/tea/results").text()).contains("\"clicks\":1");
  }
}
