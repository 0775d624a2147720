package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.store.Query;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What of a visitor outlives a restart of the server.
class KeptVisitorsTest {
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.withStorefront(directory);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static Shopper shopper() {
    return new Shopper(shop.server(), "en-GB");
  }

  /// A page as another process of the server shows it to whoever has the same cookie.
  private static String afterARestart(Shopper shopper, String path) {
    ShopServer again =
        ShopServer.start(
            new ServeSettings("127.0.0.1", 0, Set.of(), ServedShop.LOCAL_KEY, 1_000, 1_000),
            shop.servicesOfANewProcess());
    try {
      return new HttpAs(again, null)
          .with("Accept-Language", "en-GB")
          .with("Cookie", shopper.cookie())
          .get(path)
          .text();
    } finally {
      again.stop();
    }
  }

  private static List<String> rows(String sql) {
    return shop.store().facts().list(new Query("test", sql, List.of()), row -> row.text(0));
  }

  @Test
  void aCartAndWhoSomebodyIsOutliveARestart() {
    Shopper shopper = shopper();
    shopper.get("/shop/account");
    shopper.posted("/shop/account/sign-in", Map.of("customer", "c-3"));
    shopper.posted("/shop/cart/add", Map.of("product", "p-2", "pieces", "2"));

    assertThat(afterARestart(shopper, "/shop/cart")).contains("/shop/products/p-2", "€21.40");
    assertThat(afterARestart(shopper, "/shop/account")).contains("Account of c-3");

    shopper.posted("/shop/checkout", Map.of());
    assertThat(afterARestart(shopper, "/shop/cart")).contains("Nothing is in the cart");
  }

  @Test
  void whatIsSentAwayStaysAwayAndIsTheCustomersOnAnotherBrowserToo() {
    Shopper shopper = shopper();
    shopper.get("/shop");
    shopper.posted("/shop/not-interested", Map.of("product", "p-8", "next", "/shop"));
    assertThat(afterARestart(shopper, "/shop/account")).contains("公道杯", "Show again");
    shopper.posted("/shop/account/sign-in", Map.of("customer", "c-4"));

    Shopper elsewhere = shopper();
    elsewhere.get("/shop/account");
    assertThat(elsewhere.posted("/shop/account/sign-in", Map.of("customer", "c-4")).text())
        .contains("Show again");
    assertThat(rows("SELECT customer || ' ' || product FROM declined_products"))
        .contains("c-4 p-8");

    elsewhere.posted("/shop/interested", Map.of("product", "p-8"));
    assertThat(rows("SELECT product FROM declined_products WHERE customer = 'c-4'")).isEmpty();
  }

  @Test
  void whoSignsInAfterAnotherNeitherSeesNorTakesBackWhatThatOneSaid() {
    Shopper shopper = shopper();
    shopper.get("/shop/account");
    shopper.posted("/shop/account/sign-in", Map.of("customer", "c-7"));
    shopper.posted("/shop/not-interested", Map.of("product", "p-8", "next", "/shop"));
    shopper.posted("/shop/account/sign-in", Map.of("customer", "c-8"));

    assertThat(shopper.get("/shop/account").text()).doesNotContain("Show again");
    assertThat(afterARestart(shopper, "/shop/account")).doesNotContain("Show again");
    shopper.posted("/shop/interested", Map.of("product", "p-8"));
    assertThat(rows("SELECT product FROM declined_products WHERE customer = 'c-7'"))
        .containsExactly("p-8");
  }

  @Test
  void aVisitThatEndsLeavesNothingButWhatACustomerSaid() {
    Shopper nobody = shopper();
    nobody.get("/shop");
    nobody.posted("/shop/not-interested", Map.of("product", "p-9", "next", "/shop"));
    nobody.posted("/shop/cart/add", Map.of("product", "p-2", "pieces", "1"));
    nobody.posted("/shop/account/sign-out", Map.of());

    assertThat(rows("SELECT product FROM declined WHERE product = 'p-9'")).isEmpty();
    assertThat(afterARestart(nobody, "/shop/cart")).contains("Nothing is in the cart");

    Shopper somebody = shopper();
    somebody.get("/shop/account");
    somebody.posted("/shop/account/sign-in", Map.of("customer", "c-5"));
    somebody.posted("/shop/not-interested", Map.of("product", "p-10", "next", "/shop"));
    somebody.posted("/shop/account/sign-out", Map.of());
    assertThat(somebody.get("/shop/account").text()).doesNotContain("Show again");
    somebody.posted("/shop/account/sign-in", Map.of("customer", "c-5"));
    assertThat(somebody.get("/shop/account").text()).contains("Show again");
  }

  @Test
  void theCookieItselfIsNotInTheTables() {
    Shopper shopper = shopper();
    shopper.get("/shop/products/p-2");
    shopper.posted("/shop/cart/add", Map.of("product", "p-2", "pieces", "1"));
    String token = shopper.cookie().substring(shopper.cookie().indexOf('=') + 1);

    assertThat(rows("SELECT id FROM visitor")).isNotEmpty().doesNotContain(token);
  }
}
