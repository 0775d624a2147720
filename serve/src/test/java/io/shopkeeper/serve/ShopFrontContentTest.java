package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
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

  /// Every visitor sees the text of their arm, and is noted where it is shown.
  @Test
  void variantsOfATextAreArmsOfAnExperiment() {
    var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    for (String variant : List.of("a", "b")) {
      String body = "{\"product\":\"p-4\",\"lang\":\"en\",\"variant\":\"" + variant + "\"}";
      assertThat(local.postJson("/api/v1/content/texts", body).status()).isEqualTo(201);
    }
    String other = "/api/v1/content/texts/p-4~en~page~b";
    local.send(
        "PUT",
        other,
        "application/json",
        "{\"title\":\"Words of the other arm\",\"bullets\":[],\"description\":\"Nice to have.\"}");
    assertThat(local.postJson("/api/v1/content/texts/p-4~en~page~a/approve", "").status())
        .isEqualTo(200);
    var approved = local.postJson(other + "/approve", "");
    assertThat(approved.status()).as(approved.text()).isEqualTo(200);
    for (int i = 0; i < 5; i++) {
      assertThat(shopper("en-GB").get("/shop/products/p-4").text())
          .as("the usual one without an experiment")
          .doesNotContain("Nice to have.");
    }
    local.postJson(
        "/api/v1/experiments", "{\"id\":\"words\",\"layer\":\"texts\",\"arms\":[\"a\",\"b\"]}");
    assertThat(local.send("POST", "/api/v1/experiments/words/start", null, null).status())
        .isEqualTo(200);
    long others = 0;
    for (int i = 0; i < 30; i++) {
      Shopper shopper = shopper("en-GB");
      boolean seen = shopper.get("/shop/products/p-4").text().contains("Nice to have.");
      assertThat(shopper.get("/shop/products/p-4").text().contains("Nice to have."))
          .isEqualTo(seen);
      others += seen ? 1 : 0;
    }
    assertThat(others).isBetween(4L, 26L);
    shopper("en-GB").get("/shop/products/p-5");
    assertThat(local.get("/api/v1/experiments/words/results").list("arms"))
        .extracting(arm -> arm.get("units"))
        .containsExactly(30 - others, others);
  }

  /// Started, seen and ended on the page of the text.
  @Test
  void variantsOfOneTextAreTestedAndOneIsKept() {
    var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    String id = "p-6~en~page~";
    assertThat(local.postJson("/api/v1/content/texts/" + id + "a/test", "{}").text())
        .contains("a test needs two");
    for (String variant : List.of("a", "b")) {
      String body = "{\"product\":\"p-6\",\"lang\":\"en\",\"variant\":\"" + variant + "\"}";
      assertThat(local.postJson("/api/v1/content/texts", body).status()).isEqualTo(201);
      String approve = "/api/v1/content/texts/" + id + variant + "/approve";
      assertThat(local.postJson(approve, "").status()).isEqualTo(200);
    }
    assertThat(local.get("/content/" + id + "a").text()).contains("Test a · b");
    assertThat(local.postJson("/api/v1/content/texts/" + id + "a/test", "{}").status())
        .isEqualTo(201);
    assertThat(local.postJson("/api/v1/content/texts/" + id + "b/test", "{}").text())
        .contains("is running");
    for (int i = 0; i < 6; i++) {
      shopper("en-GB").get("/shop/products/p-6");
    }
    assertThat(local.get("/content/" + id + "a").text())
        .contains("text-p-6-en-1", "Keep a", "Keep b");
    var kept = local.postJson("/api/v1/content/texts/" + id + "a/keep", "{\"variant\":\"b\"}");
    assertThat(kept.text()).contains("stopped");
    assertThat(local.get("/api/v1/content/texts/" + id + "a").text()).contains("withdrawn");
    assertThat(local.get("/api/v1/content/texts/" + id + "b").text()).contains("approved");
    assertThat(local.get("/content/" + id + "a").text()).contains("text-p-6-en-1");
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
