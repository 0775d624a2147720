package io.shopkeeper.bench;

import io.shopkeeper.domain.Seed;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.function.IntFunction;
import java.util.random.RandomGenerator;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// What the pages of the console and of the storefront cost: processor time and time to answer,
/// asked for by an administrator, one after another.
///
/// Each page is asked for twice over: while nothing happens in the shop, and with an event before
/// each request, so that whatever was counted is out of date. Processor time is that of the whole
/// server, in steps of ten milliseconds, less what it took in a second without requests.
@Command(
    name = "pages",
    description = "Pages over HTTP: processor time of the server, time to answer.")
final class PagesCommand implements Callable<Integer> {
  private static final Duration IDLE = Duration.ofSeconds(5);
  private static final int WARM = 5;

  @ParentCommand private Bench bench = new Bench();

  @Option(names = "--requests", defaultValue = "30", description = "Of each page, each time.")
  private int requests;

  @Option(
      names = "--only",
      defaultValue = "",
      description = "Pages whose name holds this (default: all).")
  private String only = "";

  @Option(names = "--seed", defaultValue = "1", description = "Which customers and products.")
  private long seed;

  /// @param address by the number of the request
  private record Page(String name, IntFunction<String> address) {
    static Page of(String path) {
      return new Page(path, _ -> path);
    }
  }

  /// @param cpuMillis of a request
  private record Cost(double cpuMillis, double p50Millis, double p99Millis) {
    @Override
    public String toString() {
      return "%8.1f  %8.1f  %8.1f".formatted(cpuMillis, p50Millis, p99Millis);
    }
  }

  @Override
  public Integer call() throws Exception {
    Server server = Server.of(bench.holder());
    var shop = new ServedShop(server);
    List<String> customers = shop.ids("customers");
    List<String> products = shop.ids("products");
    try (var http = new HttpConnection(server.address())) {
      double idle = idle(server);
      System.out.printf(
          "%,d customers, %,d products; idle: %.1f CPU-ms a second%n",
          customers.size(), products.size(), idle * 1000);
      System.out.printf(
          "%-28s  %28s  %28s%n", "milliseconds", "nothing changed", "an event before each");
      System.out.printf(
          "%-28s  %8s  %8s  %8s  %8s  %8s  %8s%n", "", "CPU", "p50", "p99", "CPU", "p50", "p99");
      for (Page page : pages(customers, products)) {
        if (page.name.contains(only)) {
          Cost calm = ask(server, http, page, idle, _ -> {});
          Cost busy =
              ask(server, http, page, idle, i -> happen(server, http, customers, products, i));
          System.out.printf("%-28s  %s  %s%n", page.name, calm, busy);
        }
      }
    }
    return 0;
  }

  private List<Page> pages(List<String> customers, List<String> products) {
    RandomGenerator random = new Seed(seed).generator("pages");
    int c = random.nextInt(customers.size());
    int p = random.nextInt(products.size());
    return List.of(
        Page.of("/"),
        Page.of("/live"),
        Page.of("/earned"),
        Page.of("/products"),
        new Page("/products/{id}", i -> "/products/" + of(products, p + i)),
        Page.of("/customers"),
        new Page("/customers/{id}", i -> "/customers/" + of(customers, c + i)),
        Page.of("/segments"),
        Page.of("/cohorts"),
        Page.of("/reviews"),
        new Page("/recommendations", i -> "/recommendations?customer=" + of(customers, c + i)),
        Page.of("/rules"),
        new Page("/search", _ -> "/search?q=lamp"),
        Page.of("/experiments"),
        Page.of("/content"),
        Page.of("/campaigns"),
        Page.of("/quality"),
        Page.of("/same"),
        Page.of("/inbox"),
        Page.of("/sql"),
        Page.of("/alerts"),
        Page.of("/jobs"),
        Page.of("/models"),
        Page.of("/people"),
        Page.of("/shop"),
        Page.of("/shop/categories"),
        new Page("/shop/search", _ -> "/shop/search?q=lamp"),
        new Page("/shop/products/{id}", i -> "/shop/products/" + of(products, p + i)));
  }

  private static String of(List<String> ids, int number) {
    return ids.get(number % ids.size());
  }

  /// What happens before a request.
  @FunctionalInterface
  private interface Before {
    void request(int number) throws Exception;
  }

  private Cost ask(Server server, HttpConnection http, Page page, double idle, Before before)
      throws Exception {
    long[] took = new long[requests];
    double cpu = 0;
    for (int i = -WARM; i < requests; i++) {
      before.request(i + WARM);
      byte[] request =
          HttpConnection.get(server.address(), page.address.apply(i + WARM), server.key());
      double cpuBefore = server.process().cpuSeconds();
      long start = System.nanoTime();
      int status = http.exchange(request);
      long nanos = System.nanoTime() - start;
      if (status != 200) {
        throw new IllegalStateException("%s was answered with %d".formatted(page.name, status));
      }
      if (i >= 0) {
        took[i] = nanos;
        cpu += server.process().cpuSeconds() - cpuBefore - idle * nanos / 1e9;
      }
    }
    Arrays.sort(took);
    return new Cost(
        1000 * cpu / requests,
        took[requests / 2] / 1e6,
        took[Math.min(requests - 1, (int) (.99 * requests))] / 1e6);
  }

  private void happen(
      Server server, HttpConnection http, List<String> customers, List<String> products, int i)
      throws Exception {
    String customer = of(customers, 7919 * i);
    byte[] body =
        """
        [{"event":"view_item","customer":"%s","session":"pages-%s","channel":"web",\
        "product":"%s","time":"%s"}]
        """
            .formatted(customer, customer, of(products, 7919 * i), Instant.now())
            .getBytes(StandardCharsets.UTF_8);
    byte[] head =
        HttpConnection.postHead(
            server.address(), "/api/v1/events", server.key(), "application/json", body.length);
    byte[] request = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, request, head.length, body.length);
    int status = http.exchange(request);
    if (status / 100 != 2) {
      throw new IllegalStateException(
          "an event was answered with %d: %s".formatted(status, http.body()));
    }
  }

  /// Processor seconds a second that the server takes by itself.
  private static double idle(Server server) throws Exception {
    double before = server.process().cpuSeconds();
    Thread.sleep(IDLE);
    return (server.process().cpuSeconds() - before) / IDLE.toSeconds();
  }
}
