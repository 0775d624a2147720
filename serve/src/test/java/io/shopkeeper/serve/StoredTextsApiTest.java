package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Texts that the shop keeps, over HTTP.
class StoredTextsApiTest {
  private static final String TEXTS = "/api/v1/content/texts";
  private static final String CUP = TEXTS + "/p-1~en~page~a";

  private static HttpAs.Reply put(HttpAs as, String description) {
    return as.send(
        "PUT",
        CUP,
        "application/json",
        "{\"title\":\"Cup\",\"description\":\"%s\"}".formatted(description));
  }

  @Test
  void aTextIsDraftedEditedRefusedApprovedWithdrawnAndBroughtBack(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 20_000)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      assertThat(local.get(CUP).status()).isEqualTo(404);
      var drafted = local.postJson(TEXTS, "{\"product\":\"p-1\",\"lang\":\"en\"}");
      assertThat(drafted.status()).as(drafted.text()).isEqualTo(201);
      assertThat(drafted.text())
          .contains("\"state\":\"draft\"", "\"origin\":\"composed\"", "facts");

      var edited = put(local, "A cup of merino wool, 3 litres, the world's best.");
      assertThat(edited.status()).as(edited.text()).isEqualTo(201);
      var refused = local.postJson(CUP + "/approve", "{}");
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.text("detail")).contains("version 2 fails", "'3 litres' (", "merino wool");

      var approved = local.postJson(CUP + "/approve", "{\"version\":1}");
      assertThat(approved.status()).as(approved.text()).isEqualTo(200);
      assertThat(approved.text()).contains("\"state\":\"approved\"", "\"shown\":1");
      Map<String, Object> listed = local.get(TEXTS + "?state=approved").list("texts").getFirst();
      assertThat(listed).containsEntry("id", "p-1~en~page~a").containsEntry("waiting", true);

      assertThat(local.postJson(CUP + "/withdraw", "{\"reason\":\"sold out\"}").text())
          .contains("\"state\":\"withdrawn\"", "\"note\":\"sold out\"");
      assertThat(local.postJson(CUP + "/roll-back", "{\"version\":1}").text())
          .contains("\"shown\":3", "version 1");
      assertThat(local.get(TEXTS).text()).contains("\"counts\":{\"all\":1");
    }
  }

  @Test
  void aProductThatChangesTakesItsUntrueTextFromTheShopAtOnce(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 20_000)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      String product =
          "[{\"id\":\"new-1\",\"title\":\"Lamp\",\"brand\":\"Hygge\",\"attributes\":{\"colour\":\"%s\"}}]";
      assertThat(
              local
                  .send("PUT", "/api/v1/products", "application/json", product.formatted("crimson"))
                  .status())
          .isEqualTo(200);
      local.postJson(TEXTS, "{\"product\":\"new-1\",\"lang\":\"en\"}");
      String text = TEXTS + "/new-1~en~page~a";
      assertThat(local.postJson(text + "/approve", "").text()).contains("\"state\":\"approved\"");

      local.send("PUT", "/api/v1/products", "application/json", product.formatted("azure"));

      var after = local.get(text);
      assertThat(after.text("state")).isEqualTo("withdrawn");
      assertThat(after.text("note")).isEqualTo("colour: crimson → azure");
      assertThat(local.postJson(text + "/roll-back", "{\"version\":1}").text("detail"))
          .contains("crimson");
    }
  }

  @Test
  void whoMayOnlyReadDoesNotSpendTheModelsBudget(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 20_000)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      String key =
          local.postJson("/api/v1/keys", "{\"name\":\"x\",\"role\":\"analyst\"}").text("key");
      var reader = new HttpAs(shop.server(), key);
      String draft = "/api/v1/content/products/p-1?lang=en";

      assertThat(reader.get(draft).status()).isEqualTo(200);
      var refused = reader.get(draft + "&by=model");
      assertThat(refused.status()).as(refused.text()).isEqualTo(403);
      assertThat(local.get(draft + "&by=model").status()).isEqualTo(200);
    }
  }

  @Test
  void whatIsNoTextIsToldWithTheReason(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 20_000)) {
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      for (String bad :
          List.of(
              "{}",
              "{\"product\":\"p-1\",\"lang\":\"fr\"}",
              "{\"product\":\"none\",\"lang\":\"en\"}",
              "{\"product\":\"p-1\",\"lang\":\"en\",\"variant\":\"A B\"}")) {
        assertThat(local.postJson(TEXTS, bad).status()).as(bad).isEqualTo(400);
      }
      assertThat(local.get(TEXTS + "/p-1").status()).isEqualTo(400);
      assertThat(local.get(TEXTS + "?state=odd").status()).isEqualTo(400);
      assertThat(local.postJson(CUP + "/approve", "{}").status()).isEqualTo(400);
      assertThat(put(local, "").status()).isEqualTo(201);
      assertThat(local.send("PUT", CUP, "application/json", "{\"title\":\" \"}").text())
          .contains("title");
      assertThat(local.postJson(CUP + "/approve", "{\"version\":\"x\"}").status()).isEqualTo(400);
    }
  }
}
