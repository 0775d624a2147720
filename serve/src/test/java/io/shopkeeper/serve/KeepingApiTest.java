package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.store.backup.Archive;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Taking the facts away over HTTP, and asking them in SQL.
class KeepingApiTest {
  @TempDir private static Path folder = Path.of("");

  @SuppressWarnings("NullAway.Init")
  private static ServedShop shop;

  @BeforeAll
  static void start() {
    shop = ServedShop.start(folder.resolve("shop"));
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs as(String role) {
    var admin = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    if (role.equals("admin")) {
      return admin;
    }
    String key =
        admin
            .postJson("/api/v1/keys", "{\"name\":\"x\",\"role\":\"%s\"}".formatted(role))
            .text("key");
    return new HttpAs(shop.server(), key);
  }

  private static HttpAs.Reply ask(HttpAs caller, String sql) {
    return caller.postJson("/api/v1/sql", "{\"sql\":\"%s\"}".formatted(sql));
  }

  @Test
  void aBackupIsDownloadedWhole() throws IOException {
    var reply = as("admin").get("/api/v1/backup");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Type")).isEqualTo("application/zip");
    assertThat(reply.header("Content-Disposition")).contains("attachment", "sample-", ".zip");
    Path file = Files.write(folder.resolve("backup.zip"), reply.response().body());
    try (var archive = Archive.open(file)) {
      archive.verify();
      assertThat(archive.manifest().shop().value()).isEqualTo("sample");
    }
    assertThat(folder.resolve("shop/unfinished")).isEmptyDirectory();
  }

  @Test
  void aDownloadThatBreaksOffIsSeenToBeBroken() throws Exception {
    try (var busy = shop.store().backups().take()) {
      assertThat(busy).isNotNull();
      var reply = as("admin").get("/api/v1/backup");
      assertThat(reply.status()).isEqualTo(503);
      assertThat(reply.text("type")).endsWith("busy");
      assertThat(reply.header("Retry-After")).isNotEmpty();
    }
    var client = HttpClient.newHttpClient();
    var request =
        HttpRequest.newBuilder(URI.create(shop.server().address() + "/api/v1/backup"))
            .header("Authorization", "Bearer " + ServedShop.LOCAL_KEY)
            .build();
    try (var in = client.send(request, BodyHandlers.ofInputStream()).body()) {
      assertThat(in.read()).isEqualTo('P');
    }
    // Whoever leaves in the middle does not keep the next one from it.
    int status = 503;
    for (int i = 0; i < 200 && status == 503; i++) {
      Thread.sleep(50);
      status = as("admin").get("/api/v1/backup").status();
    }
    assertThat(status).isEqualTo(200);
  }

  @Test
  void anAskForTheHeadAloneLetsGoOfTheSnapshot() {
    assertThat(as("admin").send("HEAD", "/api/v1/backup", null, null).status()).isEqualTo(200);
    assertThat(as("admin").send("HEAD", "/api/v1/export/faq", null, null).status()).isEqualTo(200);
    assertThat(as("admin").get("/api/v1/backup").status()).isEqualTo(200);
    assertThat(folder.resolve("shop/unfinished")).isEmptyDirectory();
  }

  @Test
  void aViewIsExported() {
    var csv = as("analyst").get("/api/v1/export/products");
    assertThat(csv.status()).isEqualTo(200);
    assertThat(csv.header("Content-Type")).startsWith("text/csv");
    assertThat(csv.text()).startsWith("id,title,").contains("紫砂壶");
    assertThat(csv.header("X-Rows")).isEqualTo("24");
    var parquet = as("analyst").get("/api/v1/export/events?format=parquet&from=2020-01-01");
    assertThat(parquet.text()).startsWith("PAR1");
  }

  @ParameterizedTest
  @CsvSource({
    "/api/v1/export/api_key, 404, order_lines",
    "/api/v1/export/products?format=xls, 400, parquet",
    "/api/v1/export/events?from=yesterday, 400, 2026-01-31",
    "/api/v1/export/products?from=2026-01-01, 400, no time",
    "/api/v1/export/events?from=2026-01-02&to=2026-01-01, 400, before"
  })
  void anExportThatCannotBeIsExplained(String path, int status, String words) {
    var reply = as("admin").get(path);
    assertThat(reply.status()).isEqualTo(status);
    assertThat(reply.text()).contains(words);
  }

  @Test
  void aQuestionIsAnswered() {
    var reply = ask(as("analyst"), "select count(*) as n, max(title) as last from products");
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.text()).contains("\"name\":\"n\"", "[[24,\"", "\"cut\":false");
    assertThat(as("analyst").get("/api/v1/sql/views").text())
        .contains("\"order_lines\"", "\"ordered_at\"")
        .doesNotContain("api_key", "hash");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "select * from api_key | 'api_key'",
        "select * from read_text('/etc/passwd') | read_text",
        "drop table product | SELECT",
        "select nothing from products | nothing",
        "selct | syntax"
      })
  void aQuestionThatIsNotAllowedOrWrongIsExplained(String sql, String words) {
    var reply = ask(as("admin"), sql);
    assertThat(reply.status()).isEqualTo(400);
    assertThat(reply.text("detail")).contains(words);
  }

  @Test
  void onlyThoseWhoMayReadEverythingGetIt() {
    for (String role : new String[] {"service", "collect"}) {
      assertThat(as(role).get("/api/v1/backup").status()).isEqualTo(403);
      assertThat(as(role).get("/api/v1/export/events").status()).isEqualTo(403);
      assertThat(ask(as(role), "select 1").status()).isEqualTo(403);
    }
    assertThat(as("analyst").get("/api/v1/backup").status()).isEqualTo(403);
    var nobody = new HttpAs(shop.server(), null);
    assertThat(nobody.get("/api/v1/backup").status()).isEqualTo(401);
    assertThat(nobody.get("/api/v1/export/events").status()).isEqualTo(401);
    assertThat(ask(nobody, "select 1").status()).isEqualTo(401);
  }
}
