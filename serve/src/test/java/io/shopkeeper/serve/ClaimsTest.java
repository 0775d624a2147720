package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What texts must not say, over HTTP and on its page.
class ClaimsTest {
  private static final String CLAIMS = "/api/v1/content/claims";
  private static final String LOVELY =
      "{\"country\":\"us\",\"category\":\"absolute\",\"words\":\"lovely|divine\",\"law\":\"ours\"}";

  private static HttpAs.Reply put(HttpAs http, String id, String body) {
    return http.send("PUT", CLAIMS + "/" + id, "application/json", body);
  }

  @Test
  void aClaimHoldsAtOnceForChecksAndForTextsThatAreShown(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 20_000)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      String text = "/api/v1/content/texts/p-1~en~page~a";
      local.send(
          "PUT",
          text,
          "application/json",
          "{\"title\":\"A cup\",\"description\":\"A lovely cup.\"}");
      assertThat(local.postJson(text + "/approve", "").text("state")).isEqualTo("approved");
      assertThat(local.postJson(CLAIMS + "/preview", LOVELY).text()).contains("p-1~en~page~a");

      var kept = put(local, "lovely", LOVELY);

      assertThat(kept.text()).contains("\"changed\":1", "p-1~en~page~a");
      assertThat(local.get(text).text("note")).isEqualTo("forbidden: lovely");
      var found =
          local.postJson(
              "/api/v1/content/check", "{\"text\":\"It is divine.\",\"product\":\"p-1\"}");
      assertThat(found.list("findings").getFirst()).containsEntry("kind", "forbidden");

      put(local, "lovely", "{\"active\":false}");
      assertThat(local.get(text).text("state")).isEqualTo("approved");
      assertThat(local.get(CLAIMS + "?country=us").list("claims"))
          .filteredOn(claim -> "lovely".equals(claim.get("id")))
          .singleElement()
          .satisfies(
              claim -> assertThat(claim).containsEntry("own", true).containsEntry("active", false));
      assertThat(local.send("POST", CLAIMS + "/history/2/undo", null, null).text())
          .contains("\"withdrawn\":{\"count\":1");
      assertThat(local.send("DELETE", CLAIMS + "/lovely", null, null).status()).isEqualTo(200);
      assertThat(local.get(CLAIMS + "/history").list("changes")).hasSize(4);
    }
  }

  @Test
  void whatIsNoClaimIsToldWithTheReason(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 20_000)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      for (String bad :
          List.of(
              "{}",
              "{\"country\":\"cn\",\"category\":\"x\"}",
              "{\"country\":\"cn\",\"category\":\"x\",\"words\":\"(\"}",
              "{\"country\":\"cn\",\"category\":\"x\",\"words\":\"(a+)+b\"}",
              "{\"country\":\"earth\",\"category\":\"x\",\"words\":\"y\"}",
              "{\"country\":\"cn\",\"category\":\"x\",\"words\":\"y\",\"active\":\"maybe\"}")) {
        assertThat(put(local, "new", bad).status()).as(bad).isEqualTo(400);
        assertThat(local.postJson(CLAIMS + "/preview", bad).status()).as(bad).isEqualTo(400);
      }
      assertThat(local.send("DELETE", CLAIMS + "/cn-01", null, null).status()).isEqualTo(400);
      assertThat(local.send("POST", CLAIMS + "/history/9/undo", null, null).status())
          .isEqualTo(400);
      assertThat(local.send("POST", CLAIMS + "/history/x/undo", null, null).status())
          .isEqualTo(400);
    }
  }

  @Test
  void thePageShowsChangesAndUndoesThem(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 20_000)) {
      var admin = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      assertThat(admin.get("/claims").text()).contains("cn-01", "us-01");
      String form = "id=own&country=cn&category=absolute&law=x&harmless=&words=";
      String words = URLEncoder.encode("封神|遥遥领先", StandardCharsets.UTF_8);

      assertThat(post(admin, "/claims", form + words + "&preview=yes").text()).contains("0 ");
      assertThat(admin.get(CLAIMS + "/history").list("changes")).isEmpty();
      assertThat(post(admin, "/claims", form + words).status()).isEqualTo(303);
      assertThat(admin.get("/claims?edit=own").text()).contains("封神|遥遥领先");
      assertThat(post(admin, "/claims/turn", "id=own&to=off").status()).isEqualTo(303);
      assertThat(post(admin, "/claims/turn", "country=us&to=off").status()).isEqualTo(303);
      assertThat(admin.get(CLAIMS + "?country=us").text()).doesNotContain("\"active\":true");
      assertThat(post(admin, "/claims/undo", "revision=3").status()).isEqualTo(303);
      assertThat(admin.get(CLAIMS + "?country=us").text()).doesNotContain("\"active\":false");
      assertThat(post(admin, "/claims/remove", "id=own").status()).isEqualTo(303);
      assertThat(post(admin, "/claims/remove", "id=cn-01").status()).isEqualTo(400);
      assertThat(post(admin, "/claims", form + "%28").status()).isEqualTo(400);
    }
  }

  private static HttpAs.Reply post(HttpAs http, String path, String form) {
    return http.send("POST", path, "application/x-www-form-urlencoded", form);
  }
}
