package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoginTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs browser() {
    return new HttpAs(shop.server(), null);
  }

  private static String origin() {
    return shop.server().address().toString();
  }

  private static HttpAs.Reply login(String form) {
    return browser().with("Origin", origin()).send("POST", "/login", FORM, form);
  }

  private static HttpAs loggedIn() {
    String cookie = login("key=" + ServedShop.LOCAL_KEY).header("Set-Cookie");
    return browser().with("Cookie", cookie.substring(0, cookie.indexOf(';')));
  }

  @Test
  void aKeyLogsABrowserIn() {
    var reply = login("key=" + ServedShop.LOCAL_KEY + "&next=%2Fquality");
    assertThat(reply.status()).isEqualTo(303);
    assertThat(reply.header("Location")).isEqualTo("/quality");
    assertThat(reply.header("Set-Cookie"))
        .contains("HttpOnly", "SameSite=Strict", "Path=/")
        .doesNotContain(ServedShop.LOCAL_KEY);
    assertThat(loggedIn().get("/").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/", "/quality?load=1&lang=zh", "/products/p%2F17%20%C3%A4", "/a//b"})
  void whoWasAskedToLogInGoesOnWhereTheyWere(String page) {
    String escaped = URLEncoder.encode(page, StandardCharsets.UTF_8);
    assertThat(login("key=" + ServedShop.LOCAL_KEY + "&next=" + escaped).header("Location"))
        .isEqualTo(page);
  }

  @Test
  void aWrongKeyIsToldInTheReadersLanguage() {
    assertThat(login("key=sk_wrong").status()).isEqualTo(401);
    assertThat(login("key=sk_wrong").text()).contains("not valid");
    var chinese =
        browser()
            .with("Origin", origin())
            .with("Accept-Language", "zh-CN,zh;q=0.9")
            .send("POST", "/login", FORM, "key=x");
    assertThat(chinese.text()).contains("密钥无效");
  }

  @Test
  void aKeyThatMayOnlySendDataDoesNotOpenTheConsole() {
    var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    String key =
        local.postJson("/api/v1/keys", "{\"name\":\"pages\",\"role\":\"collect\"}").text("key");
    assertThat(login("key=" + key).status()).isEqualTo(403);
  }

  @Test
  void aLoginLinkWorksOnce() {
    String path = shop.server().loginLink().toString().substring(origin().length());
    var first = browser().get(path);
    assertThat(first.status()).isEqualTo(200);
    String cookie = first.header("Set-Cookie");
    assertThat(
            browser().with("Cookie", cookie.substring(0, cookie.indexOf(';'))).get("/jobs").text())
        .contains("/jobs/train");
    assertThat(browser().get(path).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "//evil.example",
        "/\\evil.example",
        "/%09/evil.example",
        "/%0d%0aSet-Cookie:x=y",
        "/%00/evil.example",
        "%09//evil.example",
        "/quality%5c",
        "quality",
        ""
      })
  void nobodyIsSentElsewhereAfterwards(String next) {
    assertThat(login("key=" + ServedShop.LOCAL_KEY + "&next=" + next).header("Location"))
        .isEqualTo("/");
  }

  @Test
  void aForeignPageCannotLogInNorAct() {
    var foreign = browser().with("Origin", "https://evil.example");
    assertThat(foreign.send("POST", "/login", FORM, "key=" + ServedShop.LOCAL_KEY).status())
        .isEqualTo(403);
    assertThat(
            loggedIn()
                .with("Origin", "https://evil.example")
                .send("POST", "/jobs/train", FORM, "")
                .status())
        .isEqualTo(403);
    assertThat(loggedIn().send("POST", "/jobs/train", FORM, "").status())
        .as("no origin at all")
        .isEqualTo(403);
    assertThat(loggedIn().with("Origin", origin()).send("POST", "/jobs/train", FORM, "").status())
        .isEqualTo(303);
    assertThat(
            loggedIn()
                .with("Sec-Fetch-Site", "same-origin")
                .send("POST", "/jobs/train", FORM, "")
                .status())
        .isEqualTo(303);
  }

  @Test
  void afterLoggingOutTheCookieIsWorthNothing() {
    HttpAs browser = loggedIn().with("Origin", origin());
    assertThat(browser.send("POST", "/logout", FORM, "").status()).isEqualTo(303);
    assertThat(browser.get("/").status()).isEqualTo(303);
  }
}
