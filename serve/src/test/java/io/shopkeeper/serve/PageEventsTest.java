package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.HttpAs.Reply;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Events that a browser sends from the pages of a shop.
@TestInstance(Lifecycle.PER_CLASS)
class PageEventsTest {
  private static final String ORIGIN = "https://shop.test";
  private static final String EVENTS = "/api/v1/events";
  private static final String FLAGS = "/api/v1/flags";

  private ServedShop shop;
  private Path directory;
  private String key;
  private String identitySecret;

  @BeforeAll
  void start(@TempDir Path folder) {
    directory = folder;
    shop = ServedShop.start(folder);
    Reply made = create("collect", "[\"HTTPS://Shop.test/\",\"http://localhost:3000\"]");
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    assertThat(made.json().get("origins")).isEqualTo(List.of(ORIGIN, "http://localhost:3000"));
    key = made.text("key");
    identitySecret = made.text("identitySecret");
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  private Reply create(String role, String origins) {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY)
        .postJson(
            "/api/v1/keys",
            "{\"name\":\"pages\",\"role\":\"%s\",\"origins\":%s}".formatted(role, origins));
  }

  private HttpAs page(String origin) {
    return new HttpAs(shop.server(), key).with("Origin", origin);
  }

  private static String view(String id, String who) {
    return "{\"event\":\"view_item\",\"id\":\"%s\",\"session\":\"s-9\",\"product\":\"p-1\"%s}"
        .formatted(id, who);
  }

  private String sign(String customer) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(identitySecret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    return HexFormat.of().formatHex(mac.doFinal(customer.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void aBrowserIsToldWhatPagesOfTheShopMaySend() {
    Reply may =
        new HttpAs(shop.server(), null).with("Origin", ORIGIN).send("OPTIONS", EVENTS, null, null);
    assertThat(may.status()).isEqualTo(204);
    assertThat(may.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(may.header("Access-Control-Allow-Headers")).contains("Authorization");
    assertThat(may.header("Access-Control-Allow-Credentials")).isEmpty();
    assertThat(may.header("Vary")).isEqualTo("Origin");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://evil.test", "http://shop.test", "https://shop.test:8443", "null"})
  void pagesOfOtherSitesMaySendNothing(String origin) {
    Reply preflight =
        new HttpAs(shop.server(), null).with("Origin", origin).send("OPTIONS", EVENTS, null, null);
    assertThat(preflight.status()).isEqualTo(403);
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    Reply sent = page(origin).postJson(EVENTS, view("foreign", ""));
    assertThat(sent.status()).isEqualTo(403);
    assertThat(sent.text("type")).endsWith("foreign-origin");
    assertThat(sent.header("Access-Control-Allow-Origin")).isEmpty();
  }

  @Test
  void theKeyOfPagesIsRefusedWhereNoPageIs() {
    assertThat(new HttpAs(shop.server(), key).postJson(EVENTS, view("bare", "")).status())
        .isEqualTo(403);
  }

  @Test
  void anEventOfAPageIsTakenAndItsAnswerCanBeRead() {
    Reply reply = page(ORIGIN).postJson(EVENTS, view("page-1", ""));
    assertThat(reply.status()).as(reply.text()).isEqualTo(200);
    assertThat(reply.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    Reply bad = page(ORIGIN).postJson(EVENTS, "{");
    assertThat(bad.status()).isEqualTo(400);
    assertThat(bad.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
  }

  @Test
  void thePageSpeaksOnlyForTheCustomerWhoseSignedIdComesAlong() throws Exception {
    String named = view("named-1", ",\"customer\":\"王 小明\"");
    Reply unsigned = page(ORIGIN).postJson(EVENTS, named);
    assertThat(unsigned.status()).isEqualTo(422);
    assertThat(unsigned.text()).contains("unsigned-customer");
    String identity = "%E7%8E%8B%20%E5%B0%8F%E6%98%8E." + sign("王 小明");
    Reply signed = page(ORIGIN).with("Shopkeeper-Identity", identity).postJson(EVENTS, named);
    assertThat(signed.status()).as(signed.text()).isEqualTo(200);
    Reply other =
        page(ORIGIN)
            .with("Shopkeeper-Identity", identity)
            .postJson(EVENTS, view("named-2", ",\"customer\":\"c-1\""));
    assertThat(other.status()).isEqualTo(422);
  }

  @ParameterizedTest
  @ValueSource(strings = {"c-1", "c-1.", ".00", "c-1.zz", "c-1.00", "%zz.00", "c-2.%s"})
  void aForgedSignatureRefusesTheRequest(String template) throws Exception {
    Reply reply =
        page(ORIGIN)
            .with("Shopkeeper-Identity", template.replace("%s", sign("c-1")))
            .postJson(EVENTS, view("forged", ",\"customer\":\"c-1\""));
    assertThat(reply.status()).isEqualTo(403);
  }

  @Test
  void theKeyOfPagesReadsNothing() {
    assertThat(page(ORIGIN).get("/api/v1/stats").status()).isEqualTo(403);
    assertThat(page(ORIGIN).get("/api/v1/recommendations?customer=c-1").status()).isEqualTo(403);
  }

  @Test
  void onlyAKeyThatCannotReadMayBeForPages() {
    assertThat(create("service", "[\"https://shop.test\"]").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"*", "shop.test", "https://shop.test/cart", "ftp://shop.test", "https://"})
  void whatIsNoOriginIsRefused(String origin) {
    Reply reply = create("collect", "[\"%s\"]".formatted(origin));
    assertThat(reply.status()).as(reply.text()).isEqualTo(400);
  }

  @Test
  void theIdentitySecretIsReadableByItsOwnerAlone() throws Exception {
    assertThat(Files.getPosixFilePermissions(directory.resolve("identity.secret")))
        .isEqualTo(PosixFilePermissions.fromString("rw-------"));
  }

  @Test
  void aPageReadsItsVisitorsArmsAndNothingElse() throws Exception {
    var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    local.postJson(
        "/api/v1/experiments",
        "{\"id\":\"page\",\"arms\":[\"old\",\"new\"],\"targets\":[\"country=DE\"]}");
    assertThat(local.send("POST", "/api/v1/experiments/page/start", null, null).status())
        .isEqualTo(200);
    String asked = "{\"session\":\"s-flags\",\"attributes\":[\"country=%s\"]}";
    Reply may =
        new HttpAs(shop.server(), null).with("Origin", ORIGIN).send("OPTIONS", FLAGS, null, null);
    assertThat(may.status()).isEqualTo(204);
    assertThat(page(ORIGIN).postJson(FLAGS, asked.formatted("FR")).json().get("flags"))
        .isEqualTo(Map.of());
    Reply told = page(ORIGIN).postJson(FLAGS, asked.formatted("DE"));
    assertThat(told.header("Access-Control-Allow-Origin")).isEqualTo(ORIGIN);
    assertThat(String.valueOf(told.json().get("flags"))).matches("\\{page=(old|new)}");
    assertThat(local.get("/api/v1/flags?session=s-flags").json().get("flags"))
        .as("as the backend is told")
        .isEqualTo(told.json().get("flags"));
    Reply foreign = page("https://evil.test").postJson(FLAGS, asked.formatted("DE"));
    assertThat(foreign.status()).isEqualTo(403);
    assertThat(foreign.text()).doesNotContain("flags");

    String named = "{\"session\":\"s-flags\",\"customer\":\"c-1\"}";
    assertThat(page(ORIGIN).postJson(FLAGS, named).status()).isEqualTo(400);
    assertThat(
            page(ORIGIN)
                .with("Shopkeeper-Identity", "c-1." + sign("c-1"))
                .postJson(FLAGS, named)
                .json()
                .get("flags"))
        .as("who logs in keeps the visit's arm")
        .isEqualTo(told.json().get("flags"));
    for (String other :
        List.of(
            "/api/v1/flags?session=s-flags",
            "/api/v1/experiments",
            "/api/v1/experiments/page/results",
            "/api/v1/customers/c-1")) {
      assertThat(page(ORIGIN).get(other).status()).as(other).isEqualTo(403);
    }
  }

  @Test
  void theScriptIsSmall() {
    Reply script = new HttpAs(shop.server(), null).get("/tracker.js");
    assertThat(script.header("Content-Type")).startsWith("text/javascript");
    assertThat(script.response().body()).hasSizeLessThanOrEqualTo(5 * 1024);
  }
}
