package io.shopkeeper.bench;

import io.shopkeeper.domain.Seed;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/// A server under steady traffic for as long as one likes: events arrive, recommendations and
/// searches are asked for, all due at fixed rates, and each minute tells latencies, failures,
/// memory and processor time. At the end the first third is held against the last.
final class SoakBenchmark {
  private static final int BATCH = 10;
  private static final int SECONDS = 60;
  private static final double SEARCHES_A_SECOND = 5;
  private static final List<String> WORDS =
      List.of("lamp", "kettle", "red", "cotton", "gift", "coffee", "chair", "under+20");

  private final Server server;
  private final Seed seed;

  SoakBenchmark(Server server, Seed seed) {
    this.server = server;
    this.seed = seed;
  }

  /// One minute; memory in MiB at its end, latencies in milliseconds.
  private record Minute(
      Load.Result events, Load.Result lists, Load.Result searches, double resident, double cpu) {
    long failed() {
      return events.failed() + lists.failed() + searches.failed();
    }
  }

  /// @param events a second
  /// @param lists recommendations a second
  void run(int minutes, double events, double lists) throws Exception {
    List<String> customers = new ServedShop(server).ids("customers");
    List<String> products = new ServedShop(server).ids("products");
    RandomGenerator random = seed.generator("soak");
    System.out.printf(
        "%,d customers, %,d products; %.0f events, %.0f recommendations, %.0f searches a second%n",
        customers.size(), products.size(), events, lists, SEARCHES_A_SECOND);
    var told = new ArrayList<Minute>();
    for (int minute = 1; minute <= minutes; minute++) {
      double before = server.process().cpuSeconds();
      List<Load.Result> results =
          together(
              List.of(
                  () -> drive(events / BATCH, 4, batches(customers, products, random)),
                  () -> drive(lists, 8, lists(customers)),
                  () -> drive(SEARCHES_A_SECOND, 2, searches())));
      var now =
          new Minute(
              results.get(0),
              results.get(1),
              results.get(2),
              server.process().residentMiB(),
              server.process().cpuSeconds() - before);
      told.add(now);
      System.out.printf(
          "minute %d: events p99 %.1f ms; recommendations p50 %.2f, p99 %.1f ms; searches p99 %.1f"
              + " ms; %d failed; %.0f MiB; %.1f CPU-s%n",
          minute,
          now.events.quantile(.99),
          now.lists.quantile(.5),
          now.lists.quantile(.99),
          now.searches.quantile(.99),
          now.failed(),
          now.resident,
          now.cpu);
    }
    summary(told);
  }

  private static void summary(List<Minute> minutes) {
    int third = Math.max(1, minutes.size() / 3);
    List<Minute> first = minutes.subList(0, third);
    List<Minute> last = minutes.subList(minutes.size() - third, minutes.size());
    System.out.printf(
        "medians of the first and the last third: resident %.0f and %.0f MiB (%+.1f %%),"
            + " recommendations p99 %.1f and %.1f ms, events p99 %.1f and %.1f ms; failed in all:"
            + " %d%s%n",
        median(first, Minute::resident),
        median(last, Minute::resident),
        100 * (median(last, Minute::resident) / median(first, Minute::resident) - 1),
        median(first, minute -> minute.lists.quantile(.99)),
        median(last, minute -> minute.lists.quantile(.99)),
        median(first, minute -> minute.events.quantile(.99)),
        median(last, minute -> minute.events.quantile(.99)),
        minutes.stream().mapToLong(Minute::failed).sum(),
        minutes.stream()
            .flatMap(m -> List.of(m.events, m.lists, m.searches).stream())
            .map(Load.Result::firstFailure)
            .filter(failure -> !failure.isEmpty())
            .findFirst()
            .map(failure -> ", the first with " + failure)
            .orElse(""));
  }

  private static double median(List<Minute> minutes, ToDoubleFunction<Minute> figure) {
    double[] sorted = minutes.stream().mapToDouble(figure).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }

  private Load.Result drive(double perSecond, int connections, Load.Requests requests)
      throws Exception {
    return new Load(server.address(), connections, perSecond)
        .run(Math.round(perSecond * SECONDS), requests);
  }

  private static List<Load.Result> together(List<Callable<Load.Result>> loads) throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var results = new ArrayList<Load.Result>();
      for (Future<Load.Result> one : threads.invokeAll(loads)) {
        results.add(one.get());
      }
      return results;
    }
  }

  /// Of ten events seven are views, two go into a cart and one is an order; half of them are about
  /// a tenth of the products.
  private Load.Requests batches(
      List<String> customers, List<String> products, RandomGenerator random) {
    String run = Long.toHexString(random.nextLong());
    return (_, index) -> {
      var body = new StringBuilder("[");
      RandomGenerator own = seed.generator(run + index);
      for (int i = 0; i < BATCH; i++) {
        String customer = customers.get(own.nextInt(customers.size()));
        int among = own.nextBoolean() ? products.size() : Math.max(1, products.size() / 10);
        body.append(i == 0 ? "" : ",")
            .append(
                """
                {"id":"soak-%s-%d-%d","customer":"%s","session":"soak-%s","channel":"web",\
                "product":"%s","time":"%s",%s}\
                """
                    .formatted(
                        run,
                        index,
                        i,
                        customer,
                        customer,
                        products.get(own.nextInt(among)),
                        Instant.now(),
                        what(i, run + "-" + index)));
      }
      byte[] bytes = body.append(']').toString().getBytes(StandardCharsets.UTF_8);
      byte[] head =
          HttpConnection.postHead(
              server.address(), "/api/v1/events", server.key(), "application/json", bytes.length);
      byte[] request = Arrays.copyOf(head, head.length + bytes.length);
      System.arraycopy(bytes, 0, request, head.length, bytes.length);
      return request;
    };
  }

  private static String what(int place, String order) {
    return switch (place) {
      case 7, 8 -> "\"event\":\"add_to_cart\",\"quantity\":1";
      case 9 ->
          "\"event\":\"purchase\",\"quantity\":1,\"price\":12.50,\"order\":\"soak-" + order + "\"";
      default -> "\"event\":\"view_item\"";
    };
  }

  private Load.Requests lists(List<String> customers) {
    return (_, index) ->
        get(
            "/api/v1/recommendations?count=10&customer="
                + customers.get((int) (index * 7919 % customers.size())));
  }

  private Load.Requests searches() {
    return (_, index) -> get("/api/v1/search?q=" + WORDS.get((int) (index % WORDS.size())));
  }

  private byte[] get(String path) {
    return HttpConnection.get(server.address(), path, server.key());
  }
}
