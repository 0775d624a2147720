package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.shopkeeper.serve.http.JsonTree;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Why a product is shown, what would change that, and what nobody wants to be offered, over HTTP
/// and on the pages.
class StandingApiTest {
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.withStorefront(directory);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private static String first(String who) {
    return String.valueOf(
        local()
            .get("/api/v1/recommendations?count=5&" + who)
            .list("items")
            .getFirst()
            .get("product"));
  }

  @Test
  void theTreeAddsUpAndWhatIsShownInsteadIsOfTheShop() {
    String product = first("customer=c-1");
    var reply =
        local()
            .get(
                "/api/v1/recommendations/explain?count=5&customer=c-1&titles=true&product="
                    + product);
    assertThat(reply.json()).containsEntry("product", product).containsEntry("place", 1L);
    var tree = JsonTree.members(reply.json().get("tree"));
    assertThat(leaves(tree)).isCloseTo(number(reply.json().get("score")), within(1e-6));
    assertThat(reply.list("withoutReason")).isNotEmpty();
    assertThat(reply.list("withoutDeed")).isNotEmpty();
    assertThat(reply.text()).contains("\"changes\":true", "\"instead\":{\"product\":");
  }

  private static double leaves(Map<String, Object> node) {
    List<Map<String, Object>> parts = JsonTree.objects(node.get("parts"));
    return parts.isEmpty()
        ? number(node.get("value"))
        : parts.stream().mapToDouble(StandingApiTest::leaves).sum();
  }

  private static double number(@Nullable Object value) {
    return value instanceof Number number ? number.doubleValue() : Double.NaN;
  }

  @Test
  void whatIsNotInTheAnswerIsNotFound() {
    var reply = local().get("/api/v1/recommendations/explain?customer=c-1&product=nope");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(local().get("/api/v1/recommendations/explain").status()).isEqualTo(400);
  }

  @Test
  void aDeclinedProductIsInNoListUntilItIsWantedAgain() {
    String product = first("customer=c-2");
    String wish = "{\"customer\":\"c-2\",\"product\":\"%s\"}".formatted(product);
    var said = local().send("POST", "/api/v1/recommendations/declined", "application/json", wish);
    assertThat(said.text()).isEqualTo("{\"declined\":[\"%s\"]}".formatted(product));
    local().send("POST", "/api/v1/recommendations/declined", "application/json", wish);
    assertThat(local().get("/api/v1/recommendations?customer=c-2&count=100").text())
        .doesNotContain("{\"product\":\"%s\"".formatted(product));
    assertThat(
            local()
                .send(
                    "DELETE",
                    "/api/v1/recommendations/declined?customer=c-2&product=" + product,
                    null,
                    null)
                .text())
        .isEqualTo("{\"declined\":[]}");
    assertThat(first("customer=c-2")).isEqualTo(product);
  }

  @Test
  void whoSaysSoAndWhatItIsAboutMustBeTold() {
    for (String body : List.of("{\"product\":\"p-1\"}", "{\"customer\":\"c-1\"}")) {
      assertThat(
              local()
                  .send("POST", "/api/v1/recommendations/declined", "application/json", body)
                  .status())
          .isEqualTo(400);
    }
  }

  @Test
  void whatIsSentAwayOnThePagesIsNotOfferedByAnotherProgramEither() {
    var shopper = new Shopper(shop.server(), "en-GB");
    shopper.get("/shop/account");
    shopper.posted("/shop/account/sign-in", Map.of("customer", "c-6"));
    String product = first("customer=c-6");
    shopper.posted("/shop/not-interested", Map.of("product", product, "next", "/shop"));
    assertThat(first("customer=c-6")).isNotEqualTo(product);
  }

  @Test
  void thePagesTellWhatWouldChangeTheList() {
    String product = first("customer=c-1");
    String console =
        local()
            .with("Accept-Language", "en")
            .get("/recommendations?customer=c-1&why=" + product)
            .text();
    assertThat(console).contains("What would change this", "Without something that was done");
    var shopper = new Shopper(shop.server(), "en-GB");
    shopper.get("/shop/account");
    shopper.posted("/shop/account/sign-in", Map.of("customer", "c-1"));
    String page = shopper.get("/shop/why/" + product).text();
    assertThat(page).contains("What would change this", "If “");
    assertThat(shopper.get("/shop/why/p-999").text()).contains("not in your list");
  }

  @Test
  void theMailingHoldsWhoAgreedAndToldWhoWasLeftOut() {
    var reply = local().get("/api/v1/recommendations/mailing?count=3");
    assertThat(reply.text()).startsWith("customer,place,product,title,price,currency,score,reason");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(local().get("/api/v1/recommendations/mailing?format=xml").status()).isEqualTo(400);
  }
}
