package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProblemsTest {
  private static ServedShop shop;

  @BeforeAll
  static void start(@TempDir Path directory) {
    shop = ServedShop.limited(directory, 5);
  }

  @AfterAll
  static void stop() {
    shop.close();
  }

  private static HttpAs local() {
    return new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  @Test
  void everyProblemSaysWhatIsWrongAndWhatToDo() {
    var reply = local().get("/api/v1/unknown");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(reply.json())
        .containsEntry("status", 404L)
        .containsKeys("type", "title", "detail", "advice");
  }

  @Test
  void aMethodThatIsNotPossibleNamesThoseThatAre() {
    var reply = local().send("DELETE", "/api/v1/products", null, null);
    assertThat(reply.status()).isEqualTo(405);
    assertThat(reply.header("Allow")).isEqualTo("POST, PUT");
  }

  @Test
  void aPersonSeesAPage() {
    var reply = local().with("Accept", "text/html,*/*").get("/nowhere");
    assertThat(reply.status()).isEqualTo(404);
    assertThat(reply.text()).contains("<html", "There is nothing here");
  }

  @Test
  void aBrokenEscapeIsTold() throws IOException {
    assertThat(raw("GET /api/v1/products/%zz HTTP/1.1")).contains(" 400 ");
    assertThat(raw("GET /api/v1/recommendations?customer=%z HTTP/1.1"))
        .contains(" 400 ")
        .contains("problem+json");
  }

  @Test
  void whatIsNotHttpIsRefused() throws IOException {
    assertThat(raw("HELLO")).contains(" 400 ").contains("application/problem+json");
  }

  private static String raw(String requestLine) throws IOException {
    var address = shop.server().address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          requestLine
              + "\r\nHost: localhost\r\nConnection: close\r\nAuthorization: Bearer "
              + ServedShop.LOCAL_KEY
              + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aKeyThatAsksTooOftenHasToWait() {
    var created = local().postJson("/api/v1/keys", "{\"name\":\"busy\",\"role\":\"service\"}");
    var busy = new HttpAs(shop.server(), created.text("key"));
    HttpAs.Reply last = busy.get("/api/v1/recommendations");
    for (int i = 0; i < 200 && last.status() == 200; i++) {
      last = busy.get("/api/v1/recommendations");
    }
    assertThat(last.status()).isEqualTo(429);
    assertThat(last.header("Retry-After")).isEqualTo("1");
    assertThat(local().get("/api/v1/recommendations").status())
        .as("commands on this machine are not limited")
        .isEqualTo(200);
  }

  @Test
  void headIsAnsweredLikeGetWithoutABody() {
    var reply = local().send("HEAD", "/health", null, null);
    assertThat(reply.status()).isEqualTo(200);
    assertThat(reply.header("Content-Length")).isEqualTo("18");
    assertThat(reply.text()).isEmpty();
  }
}
