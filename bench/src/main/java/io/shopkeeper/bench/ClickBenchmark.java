package io.shopkeeper.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// How long it takes from sending a click until the answer to the same visitor has changed.
///
/// Each click is of a visitor nobody has seen, on one connection: what is popular comes first, then
/// the click is sent, then the question is repeated until its answer differs. The time includes
/// sending the click and its way to disk.
final class ClickBenchmark {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(5);

  private final Server server;

  ClickBenchmark(Server server) {
    this.server = server;
  }

  void run(int clicks, List<String> products) throws Exception {
    long run = System.currentTimeMillis();
    long[] took = new long[clicks];
    try (var http = new HttpConnection(server.address())) {
      for (int i = 0; i < clicks; i++) {
        String session = "click-" + run + "-" + i;
        byte[] question =
            HttpConnection.get(
                server.address(),
                "/api/v1/recommendations?count=10&session=" + session,
                server.key());
        String before = answer(http, question);
        byte[] click = click(session, products.get(i % products.size()));
        long start = System.nanoTime();
        http.exchange(click);
        while (answer(http, question).equals(before)) {
          if (System.nanoTime() - start > PATIENCE) {
            throw new IllegalStateException(
                "no change after a click on " + products.get(i % products.size()));
          }
        }
        took[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(took);
    System.out.printf(
        "click to changed answer: %d clicks  p50 %.2f ms, p99 %.2f ms, max %.1f ms%n",
        clicks, took[clicks / 2] / 1e6, took[clicks * 99 / 100] / 1e6, took[clicks - 1] / 1e6);
  }

  private byte[] click(String session, String product) {
    byte[] body =
        """
        {"id":"%s","event":"view_item","session":"%s","product":"%s"}\
        """
            .formatted(session, session, product)
            .getBytes(StandardCharsets.UTF_8);
    byte[] head =
        HttpConnection.postHead(
            server.address(), "/api/v1/events", server.key(), "application/json", body.length);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    return request;
  }

  private static String answer(HttpConnection http, byte[] question) throws Exception {
    int status = http.exchange(question);
    if (status != 200) {
      throw new IllegalStateException(status + " " + http.body());
    }
    return http.body();
  }
}
