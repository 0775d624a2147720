package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.experiment.assignment.Assigner;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who sees lists of their own and who sees everybody's, noted where a list is shown.
class ShownListsTest {
  private static final String EXPERIMENTS = "/api/v1/experiments";
  private static final int CUSTOMERS = 60;

  @Test
  void listsAreArmsOfAnExperiment(@TempDir Path directory) {
    try (var shop = ServedShop.start(directory)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      local.postJson(
          EXPERIMENTS, "{\"id\":\"t\",\"layer\":\"lists\",\"arms\":[\"own\",\"popular\"]}");
      assertThat(local.send("POST", EXPERIMENTS + "/t/start", null, null).status()).isEqualTo(200);
      long popular = 0;
      long own = 0;
      for (int i = 0; i < CUSTOMERS; i++) {
        String basis = basis(local, i);
        own += basis.equals("popular") ? 0 : 1;
        if (local.get("/api/v1/flags?customer=c-" + i).text().contains("popular")) {
          assertThat(basis).isEqualTo("popular");
          popular++;
        }
      }
      assertThat(popular).isBetween(18L, 42L);
      assertThat(own).isGreaterThan(10);
      local.get("/api/v1/recommendations");
      local.get("/api/v1/products/p-1/similar");
      assertThat(local.get(EXPERIMENTS + "/t/results").list("arms"))
          .extracting(one -> one.get("units"))
          .containsExactly(CUSTOMERS - popular, popular);
    }
  }

  @Test
  void whoLogsInKeepsTheVisitsSideInTheShopAndOverTheApi(@TempDir Path directory) {
    try (var shop = ServedShop.withStorefront(directory)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      local.postJson(EXPERIMENTS + "/holdout", "{\"share\":0.5}");
      int before = 0;
      int held = 0;
      for (int i = 0; i < 12; i++) {
        var shopper = new Shopper(shop.server(), "en");
        shopper.get("/shop");
        shopper.get("/shop/account");
        boolean out = heldOut(local) > before;
        assertThat(shopper.posted("/shop/account/sign-in", Map.of("customer", "c-" + i)).status())
            .isEqualTo(200);
        int after = heldOut(local);
        assertThat(after - before).as("customer %d", i).isEqualTo(out ? 2 : 0);
        before = after;
        held += out ? 1 : 0;
      }
      assertThat(held).isBetween(1, 11);
      for (int i = 20; i < 40; i++) {
        local.get("/api/v1/recommendations?session=s-" + i);
        local.get("/api/v1/recommendations/buy-again?customer=c-%d&session=s-%d".formatted(i, i));
        before += new Assigner(.5).heldOut("s-" + i) ? 2 : 0;
      }
      assertThat(heldOut(local)).isEqualTo(before);
    }
  }

  @Test
  void whatIsExplainedOrWrittenIntoAFileIsSeenByNobody(@TempDir Path directory) {
    try (var shop = ServedShop.withStorefront(directory)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      local.postJson(EXPERIMENTS + "/holdout", "{\"share\":0.9}");
      for (int i = 0; i < CUSTOMERS; i++) {
        local.get("/api/v1/recommendations/explain?product=p-1&customer=c-" + i);
      }
      assertThat(local.get("/api/v1/recommendations/mailing").text()).startsWith("customer,place");
      assertThat(heldOut(local)).isZero();
      local.get("/api/v1/recommendations?customer=c-1");
      local.get("/api/v1/recommendations?customer=c-2");
      local.get("/api/v1/recommendations?customer=c-3");
      assertThat(heldOut(local)).as("as many as are held out of three").isPositive();
    }
  }

  private static int heldOut(HttpAs local) {
    return (int)
        (long)
            Objects.requireNonNull(
                (Long) local.get(EXPERIMENTS + "/holdout").json().get("heldOut"));
  }

  @Test
  void whatShopkeeperEarnedIsToldBesideWhoIsHeldOut(@TempDir Path directory) {
    try (var shop = ServedShop.start(directory)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      var english = local.with("Accept-Language", "en");
      assertThat(local.get(EXPERIMENTS + "/holdout").status()).isEqualTo(404);
      assertThat(english.get("/earned").text()).contains("Nobody is held out");
      assertThat(local.postJson(EXPERIMENTS + "/holdout", "{\"share\":0.5}").status())
          .isEqualTo(200);
      List<Map<String, Object>> everybodys = local.get("/api/v1/recommendations").list("items");
      long held = 0;
      long own = 0;
      for (int i = 0; i < CUSTOMERS; i++) {
        var list = local.get("/api/v1/recommendations?customer=c-" + i).json();
        if (new Assigner(.5).heldOut("c-" + i)) {
          assertThat(list).containsEntry("basis", "popular").containsEntry("items", everybodys);
          assertThat(local.get("/api/v1/recommendations/buy-again?customer=c-" + i).list("items"))
              .isEmpty();
          held++;
        } else {
          own += "popular".equals(list.get("basis")) ? 0 : 1;
        }
      }
      assertThat(own).isGreaterThan(10);
      var told = local.get(EXPERIMENTS + "/holdout?lang=en");
      assertThat(told.json())
          .containsEntry("share", .5)
          .containsEntry("heldOut", held)
          .containsEntry("shown", CUSTOMERS - held);
      assertThat(told.text()).contains("\"name\":\"shown\"", "\"name\":\"held-out\"");
      assertThat(english.get("/").text()).contains("What Shopkeeper earned", "hx-get=\"/earned\"");
      assertThat(english.get("/earned").text()).contains(held + " who are held out (50%");
      assertThat(local.with("Accept-Language", "zh").get("/earned").text()).contains("留出");
      assertThat(english.get("/experiments").text()).contains("hx-get=\"/earned\"");
    }
  }

  private static String basis(HttpAs as, int customer) {
    return as.get("/api/v1/recommendations?customer=c-" + customer).text("basis");
  }
}
