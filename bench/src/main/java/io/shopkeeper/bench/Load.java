package io.shopkeeper.bench;

import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicLong;

/// A bounded number of requests over a fixed number of connections, each sending its next request
/// when the last was answered (a closed loop).
final class Load {
  private Load() {}

  /// Makes the requests of one connection.
  @FunctionalInterface
  interface Requests {
    /// The whole request number `index`; the array may be reused by the next call on the same
    /// connection.
    byte[] request(int connection, long index);
  }

  /// @param latencies of every answered request in nanoseconds, ascending
  /// @param failed answers whose status was not 2xx
  record Result(long[] latencies, long failed, String firstFailure, double seconds) {

    double perSecond() {
      return latencies.length / seconds;
    }

    /// In milliseconds.
    double quantile(double q) {
      int index = (int) Math.ceil(q * latencies.length) - 1;
      return latencies[Math.clamp(index, 0, latencies.length - 1)] / 1e6;
    }

    String latencyText() {
      return "p50 %.2f ms, p90 %.2f ms, p99 %.2f ms, p99.9 %.2f ms, max %.1f ms"
          .formatted(quantile(.5), quantile(.9), quantile(.99), quantile(.999), quantile(1));
    }
  }

  static Result run(URI server, int connections, long count, Requests requests)
      throws InterruptedException, ExecutionException {
    var next = new AtomicLong();
    var perConnection = new ArrayList<Future<Part>>();
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(connections)) {
      for (int c = 0; c < connections; c++) {
        int connection = c;
        perConnection.add(threads.submit(() -> drive(server, connection, count, next, requests)));
      }
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    List<Part> parts = new ArrayList<>();
    for (var part : perConnection) {
      parts.add(part.get());
    }
    long[] all =
        parts.stream().flatMapToLong(part -> Arrays.stream(part.latencies)).sorted().toArray();
    String failure =
        parts.stream().map(Part::firstFailure).filter(f -> !f.isEmpty()).findFirst().orElse("");
    return new Result(all, parts.stream().mapToLong(Part::failed).sum(), failure, seconds);
  }

  private record Part(long[] latencies, long failed, String firstFailure) {}

  private static Part drive(
      URI server, int connection, long count, AtomicLong next, Requests requests)
      throws IOException {
    long[] latencies = new long[1024];
    int answered = 0;
    long failed = 0;
    String firstFailure = "";
    try (var http = new HttpConnection(server)) {
      for (long index; (index = next.getAndIncrement()) < count; ) {
        byte[] request = requests.request(connection, index);
        long start = System.nanoTime();
        int status = http.exchange(request);
        long took = System.nanoTime() - start;
        if (answered == latencies.length) {
          latencies = Arrays.copyOf(latencies, answered * 2);
        }
        latencies[answered++] = took;
        if (status / 100 != 2 && failed++ == 0) {
          firstFailure = status + " " + http.body();
        }
      }
    }
    return new Part(Arrays.copyOf(latencies, answered), failed, firstFailure);
  }
}
