package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Synonyms and what was searched for in vain, over HTTP and on their page.
class SynonymsApiTest {
  private static final String SYNONYMS = "/api/v1/search/synonyms";

  @TempDir private static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static ServedShop shop;

  @BeforeAll
  static void start() {
    shop = ServedShop.limited(folder.resolve("shop"), 20_000);
    admin()
        .send(
            "PUT",
            "/api/v1/products",
            "application/json",
            "{\"id\":\"sneaker\",\"title\":\"白色运动鞋 男\"}");
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs admin() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private static String search(String words) {
    return admin()
        .get("/api/v1/search?explain=true&q=" + URLEncoder.encode(words, StandardCharsets.UTF_8))
        .text();
  }

  private static int page(String path, String form) {
    return admin().send("POST", path, "application/x-www-form-urlencoded", form).status();
  }

  @Test
  void aSynonymHoldsForTheNextSearchWhichSaysSoAndIsTakenBack() {
    String said = "{\"words\":\"波鞋\",\"means\":\"运动鞋\"}";
    var all = admin().postJson(SYNONYMS, said);
    assertThat(all.list("synonyms"))
        .anySatisfy(one -> assertThat(one).containsEntry("words", "波鞋"));
    assertThat(search("白色波鞋"))
        .contains("\"product\":\"sneaker\"", "\"has_synonym\"", "\"written\":\"波鞋\"");
    assertThat(admin().with("Accept-Language", "en").get("/search?q=%E6%B3%A2%E9%9E%8B").text())
        .contains("a synonym of");

    var changes = admin().get(SYNONYMS + "/history").list("changes");
    String undo = SYNONYMS + "/history/" + changes.getFirst().get("revision") + "/undo";
    assertThat(admin().send("POST", undo, null, null).status()).isEqualTo(200);
    assertThat(search("白色波鞋")).doesNotContain("has_synonym");
    assertThat(admin().send("POST", undo, null, null).status()).isEqualTo(400);
  }

  @Test
  void whatIsNoSynonymIsToldWithTheReason() {
    for (String bad :
        new String[] {
          "{}",
          "{\"words\":\"a\"}",
          "{\"words\":\"cup\",\"means\":\"cups\"}",
          "{\"words\":\"a\",\"means\":\"b\",\"verdict\":\"maybe\"}"
        }) {
      assertThat(admin().postJson(SYNONYMS, bad).status()).as(bad).isEqualTo(400);
    }
    assertThat(admin().send("DELETE", SYNONYMS + "?words=x&means=y", null, null).status())
        .isEqualTo(400);
    assertThat(admin().send("POST", SYNONYMS + "/history/x/undo", null, null).status())
        .isEqualTo(400);
    assertThat(page("/search/synonyms", "words=a&means=")).isEqualTo(400);
    assertThat(page("/search/synonyms/remove", "words=x&means=y")).isEqualTo(400);
    assertThat(page("/search/synonyms/undo", "revision=x")).isEqualTo(400);
  }

  @Test
  void whatIsSearchedForInVainIsListedWithALinkThatMakesASynonym() {
    search("qqxxzzv");
    assertThat(admin().get("/api/v1/search/misses").list("misses"))
        .anySatisfy(
            miss -> assertThat(miss).containsEntry("words", "qqxxzzv").containsKey("offered"));
    assertThat(admin().get("/search/synonyms/heard").text())
        .contains("/search/synonyms?words=qqxxzzv#edit");
    assertThat(admin().get("/search/synonyms?words=qqxxzzv").text()).contains("value=\"qqxxzzv\"");
  }

  @Test
  void thePageKeepsRefusesRemovesAndUndoes() {
    assertThat(page("/search/synonyms", "words=mug&means=cup&both=yes")).isEqualTo(303);
    assertThat(page("/search/synonyms", "words=beaker&means=cup&verdict=no")).isEqualTo(303);
    assertThat(admin().get("/search/synonyms").text()).contains("mug = cup", "beaker =&gt; cup");
    assertThat(admin().get(SYNONYMS).text()).contains("\"verdict\":\"no\"");
    assertThat(page("/search/synonyms/remove", "words=mug&means=cup")).isEqualTo(303);
    assertThat(admin().get(SYNONYMS).text()).doesNotContain("mug");
    var newest = admin().get(SYNONYMS + "/history").list("changes").getFirst().get("revision");
    assertThat(page("/search/synonyms/undo", "revision=" + newest)).isEqualTo(303);
    assertThat(admin().get(SYNONYMS).text()).contains("mug");
  }
}
