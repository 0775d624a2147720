package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Catalogue, recommendations, jobs and keys over HTTP.
class ReadingApiTest {
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  @Test
  @SuppressWarnings("unchecked")
  void theReasonsOfARecommendationAddUpToItsScore() {
    var reply = local().get("/api/v1/recommendations?customer=c-1&count=5");
    assertThat(reply.json()).containsEntry("basis", "customer_history");
    assertThat(reply.list("items")).hasSize(5);
    for (Map<String, Object> item : reply.list("items")) {
      var reasons = (List<Map<String, Object>>) Objects.requireNonNull(item.get("reasons"));
      double sum = reasons.stream().mapToDouble(reason -> number(reason, "contribution")).sum();
      assertThat(sum).isCloseTo(number(item, "score"), within(1e-6));
    }
  }

  private static double number(Map<String, Object> holder, String name) {
    return ((Number) Objects.requireNonNull(holder.get(name))).doubleValue();
  }

  @Test
  void anUnknownVisitorGetsWhatIsPopular() {
    assertThat(local().get("/api/v1/recommendations").json()).containsEntry("basis", "popular");
  }

  @Test
  void excludedProductsAreNotShown() {
    String first = product(local().get("/api/v1/recommendations?count=2"), 0);
    String second = product(local().get("/api/v1/recommendations?count=2"), 1);
    var repeated = local().get("/api/v1/recommendations?exclude=" + first + "&exclude=" + second);
    var listed = local().get("/api/v1/recommendations?exclude=" + first + "," + second);
    assertThat(repeated.text()).doesNotContain("\"" + first + "\"", "\"" + second + "\"");
    assertThat(listed.text()).isEqualTo(repeated.text());
  }

  private static String product(HttpAs.Reply reply, int place) {
    return String.valueOf(reply.list("items").get(place).get("product"));
  }

  @Test
  void titlesAreAddedOnRequest() {
    assertThat(local().get("/api/v1/recommendations?titles=true").list("items").getFirst())
        .containsKey("title");
    assertThat(local().get("/api/v1/recommendations").list("items").getFirst())
        .doesNotContainKey("title");
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "-1", "101", "ten", "99999999999", "1.5"})
  void aCountOutOfRangeIsRefused(String count) {
    var reply = local().get("/api/v1/recommendations?count=" + count);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("detail")).contains(count);
    assertThat(reply.text("advice")).contains("from 1 to 100");
  }

  @Test
  void similarProductsComeWithTheFiguresBehindThem() {
    var reply = local().get("/api/v1/products/p-1/similar?count=3");
    assertThat(reply.json()).containsEntry("basis", "neighbours");
    assertThat(reply.text())
        .contains("\"type\":\"alike\"", "\"cosine\":", "\"customersInCommon\":");
  }

  @Test
  void productsBoughtTogetherComeWithTheCountsBehindThem() {
    var reply = local().get("/api/v1/products/p-1/bought-together?titles=true");
    assertThat(reply.json()).containsEntry("basis", "same_orders");
    assertThat(reply.text())
        .contains("\"type\":\"in_same_orders\"", "\"together\":", "\"lift\":", "\"title\":");
    assertThat(local().get("/api/v1/products/nope/bought-together").status()).isEqualTo(404);
  }

  @Test
  void whatIsBoughtAgainNeedsACustomer() {
    assertThat(local().get("/api/v1/recommendations/buy-again?customer=c-1").json())
        .containsEntry("basis", "purchase_intervals");
    var reply = local().get("/api/v1/recommendations/buy-again");
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("advice")).contains("?customer=");
  }

  @Test
  void anUnknownProductIsNotFound() {
    assertThat(local().get("/api/v1/products/nope/similar").status()).isEqualTo(404);
    assertThat(local().get("/api/v1/products/nope").status()).isEqualTo(404);
  }

  @Test
  void anIdMayHoldASlashASpaceAndAnUmlaut() {
    var reply = local().get("/api/v1/products/p%2F17%20%C3%A4");
    assertThat(reply.json())
        .containsEntry("id", SampleShop.HOSTILE.value())
        .containsEntry("title", SampleShop.ATTACK);
  }

  @Test
  void aProductIsAddedReplacedAndShown() {
    String one = "{\"id\":\"new-1\",\"title\":\"Lamp 灯\",\"price\":12.5,\"material\":\"brass\"}";
    var added = local().send("PUT", "/api/v1/products", "application/json", one);
    assertThat(added.json()).containsEntry("accepted", 1L);
    var shown = local().get("/api/v1/products/new-1").json();
    assertThat(shown).containsEntry("title", "Lamp 灯").containsEntry("price", 12.5);
    assertThat(shown.get("attributes")).isEqualTo(Map.of("material", "brass"));
    String lines = one.replace("12.5", "13") + "\n{\"id\":\"new-2\"}\n";
    var replaced = local().send("POST", "/api/v1/products", "application/x-ndjson", lines);
    assertThat(replaced.json()).containsEntry("accepted", 1L).containsEntry("rejectedCount", 1L);
    assertThat(local().get("/api/v1/products/new-1").text()).contains("\"price\":13.00");
  }

  @Test
  void aProductThatSoldOutIsNoLongerShown() {
    String first = product(local().get("/api/v1/products/p-12/similar"), 0);
    String soldOut = "{\"id\":\"%s\",\"title\":\"Gone\",\"in_stock\":false}".formatted(first);
    local().postJson("/api/v1/products", soldOut);
    assertThat(local().get("/api/v1/products/p-12/similar").text())
        .doesNotContain("{\"product\":\"" + first + "\"");
  }

  @Test
  void aJobIsQueuedAndFoundAgain() {
    var queued = local().postJson("/api/v1/jobs", "{\"kind\":\"train\"}");
    assertThat(queued.status()).isEqualTo(202);
    var shown = local().get(queued.header("Location"));
    assertThat(shown.json()).containsEntry("kind", "train").containsEntry("state", "running");
    assertThat(local().get("/api/v1/jobs").list("jobs")).isNotEmpty();
    assertThat(local().get("/api/v1/jobs/nope").status()).isEqualTo(404);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{",
        "{\"kind\":\"dance\"}",
        "{\"kind\":\"ingest\"}",
        "{\"kind\":{}}",
        "{\"kind\":\"train\",\"models\":[\"horoscope\"]}"
      })
  void aJobThatMakesNoSenseIsRefused(String body) {
    assertThat(local().postJson("/api/v1/jobs", body).status()).isEqualTo(400);
  }

  @Test
  void aKeyIsToldOnceAndWorksUntilItIsTakenBack() {
    var created = local().postJson("/api/v1/keys", "{\"name\":\"till\",\"role\":\"service\"}");
    assertThat(created.status()).isEqualTo(201);
    String text = created.text("key");
    var mine = new HttpAs(shop.server(), text);
    assertThat(mine.get("/api/v1/recommendations").status()).isEqualTo(200);
    assertThat(local().get("/api/v1/keys").text())
        .contains("\"name\":\"till\"")
        .doesNotContain(text.substring(text.lastIndexOf('_')));
    local().send("DELETE", "/api/v1/keys/" + created.json().get("id"), null, null);
    assertThat(mine.get("/api/v1/recommendations").status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"name\":\"x\",\"role\":\"king\"}", "{\"role\":\"admin\"}"})
  void aKeyWithoutANameOrARoleIsRefused(String body) {
    assertThat(local().postJson("/api/v1/keys", body).status()).isEqualTo(400);
  }

  @Test
  void theFiguresAreThoseOfTheShop() {
    assertThat(local().get("/api/v1/stats").json())
        .containsEntry("shop", "sample")
        .containsEntry("timeZone", "Europe/Berlin")
        .containsEntry("currency", "EUR")
        .containsKeys("ordersToday", "revenueToday", "model");
  }
}
