package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Rules on the shop's figures, and views that people keep of pages.
class AlertsPageTest {
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.limited(directory, 20_000);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs admin() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  private static HttpAs.Reply form(String path, String fields) {
    return admin().send("POST", path, "application/x-www-form-urlencoded", fields);
  }

  @Test
  void aRuleIsChangedOnThePageInPercentAndToldAsAShare() {
    assertThat(admin().with("Accept-Language", "zh").get("/alerts").text()).contains("销售下滑");
    var changed = form("/alerts/rules", "kind=sales_drop&bound=30&active=yes");
    assertThat(changed.status()).as(changed.text()).isEqualTo(303);
    assertThat(admin().get("/alerts").text()).contains("Sales drop", "value=\"30\"");
    assertThat(admin().get("/api/v1/alerts").text())
        .contains("{\"kind\":\"sales_drop\",\"bound\":0.3,\"active\":true}");
    form("/alerts/rules", "kind=sales_drop&bound=30");
    assertThat(admin().get("/api/v1/alerts").text()).contains("0.3,\"active\":false}");
  }

  @Test
  void aRuleOverHttpTakesWhatIsUsualWhereNothingIsSaid() {
    var changed = admin().send("PUT", "/api/v1/alerts/stock_outs", "application/json", "{}");
    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text()).contains("{\"kind\":\"stock_outs\",\"bound\":10");
    for (String body : List.of("{\"bound\": 0}", "{\"bound\": \"x\"}", "{\"active\": 1}", "[]")) {
      assertThat(
              admin().send("PUT", "/api/v1/alerts/stock_outs", "application/json", body).status())
          .as(body)
          .isEqualTo(400);
    }
    assertThat(admin().send("PUT", "/api/v1/alerts/nope", "application/json", "{}").status())
        .isEqualTo(404);
    assertThat(form("/alerts/rules", "kind=sales_drop&bound=many").status()).isEqualTo(400);
  }

  @Test
  void onlyAdministratorsSeeTheSecretPartOfTheAddress() {
    var given =
        admin()
            .send(
                "PUT",
                "/api/v1/notices/address",
                "application/json",
                "{\"address\":\"https://hooks.example/T0/s3cr3t\"}");
    assertThat(given.status()).as(given.text()).isEqualTo(200);
    String key =
        admin().postJson("/api/v1/keys", "{\"name\":\"reader\",\"role\":\"analyst\"}").text("key");
    assertThat(admin().get("/alerts").text()).contains("https://hooks.example/T0/s3cr3t");
    assertThat(new HttpAs(shop.server(), key).get("/alerts").text())
        .contains("hooks.example")
        .doesNotContain("s3cr3t");
  }

  @Test
  void anAddressIsGivenOnThePageWhichTellsTheSecretOnce() {
    var given = form("/alerts/address", "address=https%3A%2F%2Fhooks.example%2Fmine");
    assertThat(given.status()).as(given.text()).isEqualTo(200);
    assertThat(given.text())
        .contains("https://hooks.example/mine")
        .containsPattern("<code>[A-Za-z0-9_-]{32}");
    assertThat(admin().get("/alerts").text())
        .contains("https://hooks.example/mine")
        .doesNotContainPattern("<code>[A-Za-z0-9_-]{32}");
    var wrong = form("/alerts/address", "address=javascript%3Aalert(1)");
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(admin().get("/api/v1/notices").text()).contains("https://hooks.example/mine");
    assertThat(form("/alerts/address", "address=").status()).isEqualTo(303);
    assertThat(admin().get("/api/v1/notices").text()).doesNotContain("hooks.example");
  }

  @Test
  void aViewIsKeptUnderANameAndRemoved() {
    var kept = form("/views", "name=Cups%20%3Cb%3E&target=%2Fproducts%3Fq%3Dcup");
    assertThat(kept.status()).as(kept.text()).isEqualTo(303);
    assertThat(kept.header("Location")).isEqualTo("/products?q=cup");
    form("/views", "name=Cups%20%3Cb%3E&target=%2Fproducts%3Fq%3Despresso");

    var shown = admin().get("/views?at=%2Fproducts%3Fq%3Dcup").text();
    assertThat(shown)
        .contains("Cups &lt;b&gt;", "href=\"/products?q=espresso\"")
        .doesNotContain("href=\"/products?q=cup\"");
    assertThat(admin().get("/views?at=%2Fcustomers").text()).doesNotContain("Cups");
    assertThat(admin().get("/products").text()).contains("hx-get=\"/views?at=%2Fproducts\"");

    form("/views/remove", "name=Cups%20%3Cb%3E&target=%2Fproducts");
    assertThat(admin().get("/views?at=%2Fproducts").text()).doesNotContain("Cups");
  }

  @Test
  void aViewLeadsToAPageOfTheConsoleOnly() {
    for (String target :
        List.of(
            "%2F%2Felsewhere.example",
            "https%3A%2F%2Fx", "%2Fpeople", "%2Fproducts%3Fa%0D%0Ab", "")) {
      assertThat(form("/views", "name=x&target=" + target).status()).as(target).isEqualTo(400);
    }
    assertThat(form("/views", "name=&target=%2Fproducts").status()).isEqualTo(400);
    assertThat(form("/views", "name=" + "x".repeat(61) + "&target=%2Fproducts").status())
        .isEqualTo(400);
  }

  @Test
  void theOverviewTellsHowFarVisitsCame() {
    assertThat(admin().get("/").text())
        .contains(
            "How far visits come", "Put it into the cart", "title=\"Visits with a purchase.\"");
  }
}
