package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Finding products over HTTP.
class SearchApiTest {
  @TempDir private static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static ServedShop shop;

  @BeforeAll
  static void start() {
    shop = ServedShop.start(folder.resolve("shop"));
    put("dress", "红色连衣裙 夏季", "299.00", true);
    put("kettle", "Electric kettle 1.7L", "45.00", true);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs admin() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private static void put(String id, String title, String price, boolean inStock) {
    var reply =
        admin()
            .send(
                "PUT",
                "/api/v1/products",
                "application/json",
                "{\"id\":\"%s\",\"title\":\"%s\",\"price\":%s,\"currency\":\"EUR\",\"inStock\":%s}"
                    .formatted(id, title, price, inStock));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
  }

  private static HttpAs.Reply search(String words, String more) {
    return admin()
        .get("/api/v1/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8) + more);
  }

  @Test
  void wordsAndAPriceFindAProductWithReasons() {
    String found = search("红色连衣裙 300以内", "&explain=true").text();
    assertThat(found)
        .contains("\"product\":\"dress\"", "\"priceTo\":300", "\"has_word\"", "\"contribution\"");
    assertThat(search("kettle under $20", "").text()).contains("other_prices");
  }

  @Test
  void aPriceAndAStockThatChangeShowInTheNextSearch() {
    put("lamp", "Bedside lamp brass", "80.00", true);
    assertThat(search("bedside lamp", "").text()).contains("\"price\":80.00");
    put("lamp", "Bedside lamp brass", "60.00", false);
    String found = search("bedside lamp", "").text();
    assertThat(found).contains("\"price\":60.00", "\"inStock\":false");
    assertThat(search("bedside lamp", "&inStock=true").text()).doesNotContain("\"lamp\"");
  }

  @Test
  void aBeginningIsCompletedInBothLanguages() {
    assertThat(admin().get("/api/v1/suggest?q=electric").text()).contains("Electric kettle");
    assertThat(admin().get("/api/v1/suggest?q=hongse").text()).contains("红色连衣裙");
    assertThat(admin().get("/api/v1/suggest").text()).contains("\"suggestions\":[]");
  }

  @Test
  void whatIsLookedForInVainIsReported() {
    search("zzqqxxw", "");
    var page = admin().with("Accept-Language", "en").get("/search/synonyms/heard").text();
    assertThat(page).contains("zzqqxxw");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "?!。，",
        "'; DROP TABLE products; --",
        "<script>alert(1)</script>",
        "кроссовки",
        "حذاء",
        "靴を探しています"
      })
  void anythingIsAnsweredAndNothingIsRun(String words) {
    assertThat(search(words, "").status()).isEqualTo(200);
    String page =
        admin()
            .with("Accept-Language", "en")
            .get("/search?q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
            .text();
    assertThat(page).doesNotContain("<script>alert");
    assertThat(search("electric kettle", "").text()).contains("\"kettle\"");
  }

  @Test
  void aHundredKilobytesAreAnsweredOrRefusedButHarmNothing() {
    assertThat(search("kettle ".repeat(14_000), "").status()).isIn(200, 400, 413, 414, 431);
    assertThat(search("electric kettle", "").text()).contains("\"kettle\"");
  }

  @Test
  void figuresThatMakeNoSenseAreRefusedByName() {
    assertThat(search("kettle", "&priceFrom=cheap").text()).contains("priceFrom");
    assertThat(search("kettle", "&priceFrom=9&priceTo=2").status()).isEqualTo(400);
    assertThat(search("kettle", "&count=101").status()).isEqualTo(400);
  }
}
