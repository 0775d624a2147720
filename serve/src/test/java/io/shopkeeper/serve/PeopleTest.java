package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// People who log in with a password, and what is kept of what they do.
class PeopleTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String PASSWORD = "correct horse battery";

  private ServedShop shop;
  private HttpAs local;

  @BeforeEach
  void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
    local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  @AfterEach
  void stop() {
    shop.close();
  }

  @Test
  void anAnalystSeesPagesAndChangesNothing() {
    add("Ada", "analyst");
    HttpAs ada = logIn("Ada", PASSWORD);

    assertThat(ada.get("/").status()).isEqualTo(200);
    assertThat(ada.get("/").text()).doesNotContain("/people");
    assertThat(ada.get("/people").status()).isEqualTo(403);
    assertThat(ada.send("POST", "/jobs/train", FORM, "").status()).isEqualTo(403);
    assertThat(local.get("/api/v1/audit").text())
        .contains("person Ada", "POST /jobs/train", "403")
        .doesNotContain(PASSWORD);
  }

  @Test
  void anAdministratorLetsOthersInAndOut() {
    add("Grace", "admin");
    HttpAs grace = logIn("Grace", PASSWORD);

    assertThat(grace.get("/people").text()).contains("Grace", "api/v1/people");
    assertThat(
            grace
                .send(
                    "POST",
                    "/people/add",
                    FORM,
                    "name=Linus&role=analyst&password=correct+horse+battery")
                .status())
        .isEqualTo(303);
    HttpAs linus = logIn("Linus", PASSWORD);
    assertThat(linus.get("/").status()).isEqualTo(200);

    assertThat(grace.send("POST", "/people/remove", FORM, "name=Linus").status()).isEqualTo(303);
    assertThat(linus.get("/").status()).isEqualTo(303);
    assertThat(attempt("Linus", PASSWORD)).isEqualTo(401);
    assertThat(grace.get("/people").text())
        .contains("person Grace", "POST /people/add", "POST /people/remove", "person Linus");
  }

  @Test
  void anotherPasswordLogsOut() {
    add("Ada", "analyst");
    HttpAs ada = logIn("Ada", PASSWORD);

    int status =
        local
            .send(
                "PUT",
                "/api/v1/people/Ada/password",
                "application/json",
                "{\"password\":\"another horse battery\"}")
            .status();

    assertThat(status).isEqualTo(200);
    assertThat(ada.get("/").status()).isEqualTo(303);
    assertThat(attempt("Ada", PASSWORD)).isEqualTo(401);
    assertThat(attempt("Ada", "another horse battery")).isEqualTo(303);
  }

  @Test
  void afterFiveWrongPasswordsANameIsLocked() {
    add("Ada", "analyst");

    for (int i = 0; i < 5; i++) {
      assertThat(attempt("Ada", "wrong horse battery")).isEqualTo(401);
    }

    assertThat(attempt("Ada", PASSWORD)).isEqualTo(429);
    assertThat(attempt("Grace", PASSWORD)).isEqualTo(401);
  }

  @Test
  void whatIsNotRightIsRefusedWithTheReason() {
    add("Ada", "analyst");

    assertThat(post("Ada", "analyst", PASSWORD)).contains("there is a person 'Ada' already");
    assertThat(post("Bob", "analyst", "short")).contains("the password has 5 characters");
    assertThat(post("Bob", "service", PASSWORD)).contains("people are admin, analyst or agent");
    assertThat(post("<b>", "analyst", PASSWORD)).contains("'<b>' is no name");
    assertThat(local.send("DELETE", "/api/v1/people/Bob", null, null).status()).isEqualTo(404);
  }

  private void add(String name, String role) {
    assertThat(post(name, role, PASSWORD)).contains("createdAt").doesNotContain(PASSWORD);
  }

  private String post(String name, String role, String password) {
    return local
        .postJson(
            "/api/v1/people",
            "{\"name\":\"%s\",\"role\":\"%s\",\"password\":\"%s\"}".formatted(name, role, password))
        .text();
  }

  private HttpAs.Reply attempted(String name, String password) {
    String form =
        "name=%s&key=%s"
            .formatted(
                URLEncoder.encode(name, StandardCharsets.UTF_8),
                URLEncoder.encode(password, StandardCharsets.UTF_8));
    return browser().send("POST", "/login", FORM, form);
  }

  private int attempt(String name, String password) {
    return attempted(name, password).status();
  }

  private HttpAs logIn(String name, String password) {
    String cookie = attempted(name, password).header("Set-Cookie");
    return browser().with("Cookie", cookie.substring(0, cookie.indexOf(';')));
  }

  private HttpAs browser() {
    return new HttpAs(shop.server(), null).with("Origin", shop.server().address().toString());
  }
}
