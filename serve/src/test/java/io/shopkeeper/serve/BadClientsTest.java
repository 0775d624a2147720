package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.UnixOperatingSystemMXBean;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.management.ManagementFactory;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that want too much, or leave in the middle.
class BadClientsTest {
  private static final int MANY = 10_000;
  private static final int LEAST = 1_000;

  /// Files that the process needs for other things.
  private static final int OTHERS = 1_000;

  private static Socket connect(ShopServer server) throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), server.address().getPort());
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void manyConnectionsThatAskNothingKeepNobodyOut(@TempDir Path directory) throws IOException {
    var system = ManagementFactory.getOperatingSystemMXBean();
    assumeTrue(system instanceof UnixOperatingSystemMXBean, "files that may be open are not told");
    var unix = (UnixOperatingSystemMXBean) system;
    long free = unix.getMaxFileDescriptorCount() - unix.getOpenFileDescriptorCount() - OTHERS;
    int count = (int) Math.min(MANY, free / 2); // both ends are this process's
    assumeTrue(count >= LEAST, "only %d files may be open, see ulimit -n".formatted(free));
    var open = new ArrayList<SocketChannel>();
    try (var shop = ServedShop.limited(directory, 1_000)) {
      for (int i = 0; i < count; i++) {
        var channel =
            SocketChannel.open(
                new InetSocketAddress(
                    InetAddress.getLoopbackAddress(), shop.server().address().getPort()));
        channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
        if (i % 3 == 0) {
          // Every third is slow: it has said a little, and says no more.
          channel.write(ByteBuffer.wrap(bytes("POST /api/v1/events HTTP/1.1\r\nHost: ")));
        }
        open.add(channel);
      }
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      assertThat(local.get("/health").status()).isEqualTo(200);
      assertThat(local.get("/api/v1/recommendations?customer=c-1").status()).isEqualTo(200);
    } finally {
      for (SocketChannel channel : open) {
        channel.close();
      }
    }
  }

  @Test
  void aTabThatIsClosedInTheMiddleLeavesNothingBehind(@TempDir Path directory) throws Exception {
    try (var shop = ServedShop.limited(directory, 1_000)) {
      long before = shop.store().log().head();
      String head =
          "POST /api/v1/events HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n"
              .formatted(shop.server().address().getPort(), ServedShop.LOCAL_KEY);
      List<String> beginnings =
          List.of(
              "GET / HT",
              head,
              head + "Content-Type: application/json\r\nContent-Length: 500\r\n\r\n{\"events\": [",
              head + "Transfer-Encoding: chunked\r\n\r\n40\r\n{\"events\"",
              "GET /api/v1/products/p-1/similar HTTP/1.1\r\nHost: 127.0.0.1:%d\r\nAuthorization: Bearer %s\r\n\r\n"
                  .formatted(shop.server().address().getPort(), ServedShop.LOCAL_KEY));
      for (int i = 0; i < 100; i++) {
        try (Socket socket = connect(shop.server())) {
          socket.setSoLinger(true, 0); // as a browser that is killed does
          OutputStream out = socket.getOutputStream();
          out.write(bytes(beginnings.get(i % beginnings.size())));
          out.flush();
        }
      }
      var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      assertThat(local.get("/health").status()).isEqualTo(200);
      for (int i = 0; i < 1_000 && running(local) > 1; i++) {
        Thread.onSpinWait();
      }
      assertThat(running(local)).as("only the question itself is being answered").isEqualTo(1);
      assertThat(shop.store().log().head()).isEqualTo(before);
    }
  }

  private static int running(HttpAs local) {
    return local
        .get("/metrics")
        .text()
        .lines()
        .filter(line -> line.startsWith("shopkeeper_http_requests_running "))
        .mapToInt(line -> (int) Double.parseDouble(line.substring(line.indexOf(' ') + 1)))
        .sum();
  }

  @Test
  void whoFloodsIsHeldBackAndOthersAreNot(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 20)) {
      var admin = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
      String flooding = key(admin, "flooding");
      String other = key(admin, "other");
      var refused = new ArrayList<HttpAs.Reply>();
      for (int i = 0; i < 200; i++) {
        var reply =
            new HttpAs(shop.server(), flooding).postJson("/api/v1/events", "{\"events\": []}");
        if (reply.status() == 429) {
          refused.add(reply);
        }
      }
      assertThat(refused).isNotEmpty();
      assertThat(refused.getFirst().header("Retry-After")).isNotEmpty();
      assertThat(
              new HttpAs(shop.server(), other)
                  .postJson("/api/v1/events", "{\"events\": []}")
                  .status())
          .isNotEqualTo(429);
    }
  }

  @Test
  void anAddressThatFloodsIsHeldBackAndOthersAreNot(@TempDir Path directory) {
    try (var shop = ServedShop.limited(directory, 1_000, 20)) {
      List<String> floods = List.of("no key", "a wrong key", "the key of a page");
      String page =
          new HttpAs(shop.server(), ServedShop.LOCAL_KEY)
              .postJson(
                  "/api/v1/keys",
                  """
                  {"name": "page", "role": "collect", "origins": ["https://shop.example"]}\
                  """)
              .text("key");
      for (String flood : floods) {
        var refused = new ArrayList<HttpAs.Reply>();
        for (int i = 0; i < 200; i++) {
          HttpAs.Reply reply = asking(shop, flood, page, "203.0.113." + floods.indexOf(flood));
          if (reply.status() == 429) {
            refused.add(reply);
          }
        }
        assertThat(refused).as(flood).isNotEmpty();
        assertThat(refused.getFirst().header("Retry-After")).isEqualTo("1");
        assertThat(asking(shop, flood, page, "203.0.113.200").status())
            .as("%s from elsewhere", flood)
            .isNotEqualTo(429);
      }
    }
  }

  /// As a proxy on this machine passes it on.
  private static HttpAs.Reply asking(ServedShop shop, String flood, String page, String address) {
    String key = flood.equals("no key") ? null : flood.equals("a wrong key") ? "sk_no" : page;
    return new HttpAs(shop.server(), key)
        .with("X-Forwarded-For", "198.51.100.1, " + address)
        .with("Origin", "https://shop.example")
        .postJson("/api/v1/events", "{\"events\": []}");
  }

  private static String key(HttpAs admin, String name) {
    return admin
        .postJson("/api/v1/keys", "{\"name\": \"%s\", \"role\": \"collect\"}".formatted(name))
        .text("key");
  }
}
