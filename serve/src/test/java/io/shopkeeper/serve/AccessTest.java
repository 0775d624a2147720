package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.access.Admission;
import io.shopkeeper.serve.http.Access;
import io.shopkeeper.serve.http.Role;
import io.shopkeeper.serve.http.Route;
import io.shopkeeper.serve.metrics.Metrics;
import io.shopkeeper.store.Query;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Who is let in where.
@TestInstance(Lifecycle.PER_CLASS)
class AccessTest {
  private final Map<Role, String> keys = new EnumMap<>(Role.class);
  private ServedShop shop;
  private List<Route> routes;

  @BeforeAll
  void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
    ShopServices services = shop.services();
    Admission admission =
        Admission.of(services.store().facts(), services.clock(), services.random());
    routes = new Routes(services, admission, _ -> Optional.empty(), new Metrics()).all();
    var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    for (Role role : Role.values()) {
      String body = "{\"name\":\"of the test\",\"role\":\"%s\"}".formatted(role.wireName());
      keys.put(role, local.postJson("/api/v1/keys", body).text("key"));
    }
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  List<Route> routes() {
    return routes;
  }

  @ParameterizedTest
  @MethodSource("routes")
  void aRouteLetsInExactlyTheRolesItNames(Route route) {
    if (route.access() == Access.ANYONE) {
      return;
    }
    for (Role role : Role.values()) {
      int status = ask(route, key(role)).status();
      if (route.access().allows(role)) {
        assertThat(status).as(role.wireName()).isNotIn(401, 403);
      } else {
        assertThat(status).as(role.wireName()).isEqualTo(403);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("routes")
  void oneWithoutAKeyIsAskedForIt(Route route) {
    var reply = ask(route, null);
    if (route.path().startsWith("/hooks/")) {
      assertThat(reply.status()).as("not signed").isEqualTo(401);
    } else if (route.access() == Access.ANYONE) {
      assertThat(reply.status()).isNotEqualTo(401);
    } else if (route.kind() == Route.Kind.PAGE) {
      assertThat(reply.status()).isEqualTo(303);
      assertThat(reply.header("Location")).startsWith("/login");
    } else {
      assertThat(reply.status()).isEqualTo(401);
      assertThat(reply.header("WWW-Authenticate")).isEqualTo("Bearer");
    }
  }

  private String key(Role role) {
    return Objects.requireNonNull(keys.get(role));
  }

  private HttpAs.Reply ask(Route route, @Nullable String key) {
    String path = route.path().replaceAll("\\{[a-z]+}", "x");
    return new HttpAs(shop.server(), key).send(route.method(), path, null, null);
  }

  @Test
  void onlyHealthDocumentationTheWayInAndWhatBrowsersAndPlatformsAskForAreOpen() {
    assertThat(routes.stream().filter(route -> route.access() == Access.ANYONE).map(Route::path))
        .containsExactlyInAnyOrder(
            "/api/v1/events", // the preflight request
            "/api/v1/ask", // likewise
            "/api/v1/flags", // likewise
            "/api/v1/conversations/{id}/messages", // likewise
            "/api/v1/conversations/{id}/ratings", // likewise
            "/tracker.js",
            "/chat.js",
            "/health",
            "/health/live",
            "/openapi.json",
            "/docs",
            "/login",
            "/login",
            "/logout",
            "/assets/{hash}/{name}",
            "/hooks/shopify",
            "/hooks/woocommerce");
  }

  @Test
  void aKeyThatIsNearlyRightIsRefused() {
    String key = key(Role.ADMIN);
    String last = key.endsWith("A") ? "B" : "A";
    for (String wrong :
        List.of(
            key.substring(0, key.length() - 1) + last,
            key + "A",
            key.substring(0, 16),
            "sk_",
            "",
            ServedShop.LOCAL_KEY + "x")) {
      var reply = new HttpAs(shop.server(), wrong).get("/api/v1/stats");
      assertThat(reply.status()).as(wrong).isEqualTo(401);
      assertThat(reply.text()).doesNotContain(key);
    }
  }

  @Test
  void theSecretOfAKeyIsNotStored() {
    String key = key(Role.SERVICE);
    String secret = key.substring(key.indexOf('_', 3) + 1);
    List<String> rows =
        shop.store()
            .facts()
            .list(
                new Query(
                    "all",
                    "SELECT concat_ws(' ', id, name, role, salt, hash) FROM api_key",
                    List.of()),
                row -> row.text(0));
    assertThat(rows).hasSizeGreaterThan(4).noneMatch(row -> row.contains(secret));
  }

  @Test
  void aNameThatIsNotOursIsRefused() throws IOException {
    assertThat(statusFor("evil.example")).contains(" 421 ");
    assertThat(statusFor("127.0.0.1.evil.example:80")).contains(" 421 ");
    assertThat(statusFor("localhost")).contains(" 200 ");
    assertThat(statusFor("LOCALHOST:1234")).contains(" 200 ");
    assertThat(statusFor("[::1]:1234")).contains(" 200 ");
    assertThat(statusFor("shop.example")).contains(" 200 ");
  }

  private String statusFor(String host) throws IOException {
    var address = shop.server().address();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      String request =
          "GET /health HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n".formatted(host);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      String reply = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      return reply.lines().findFirst().orElse("");
    }
  }
}
