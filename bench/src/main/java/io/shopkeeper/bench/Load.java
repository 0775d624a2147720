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
import java.util.concurrent.locks.LockSupport;

/// A bounded number of requests over a fixed number of connections.
///
/// @param perSecond the requests are due at this rate, and a late one counts from when it was due,
///   so that a stall of the server is felt by all who would have come in the meantime; 0 for as
///   fast as answers come (a closed loop)
record Load(URI server, int connections, double perSecond) {

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

  Result run(long count, Requests requests) throws InterruptedException, ExecutionException {
    var next = new AtomicLong();
    var perConnection = new ArrayList<Future<Part>>();
    long start = System.nanoTime();
    try (var threads = Executors.newFixedThreadPool(connections)) {
      for (int c = 0; c < connections; c++) {
        int connection = c;
        perConnection.add(threads.submit(() -> drive(connection, count, start, next, requests)));
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

  private Part drive(int connection, long count, long begin, AtomicLong next, Requests requests)
      throws IOException {
    long[] latencies = new long[1024];
    int answered = 0;
    long failed = 0;
    String firstFailure = "";
    try (var http = new HttpConnection(server)) {
      for (long index; (index = next.getAndIncrement()) < count; ) {
        long start = awaitDue(begin, index);
        byte[] request = requests.request(connection, index);
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

  /// Waits until a request is due and returns when that was.
  private long awaitDue(long begin, long index) {
    if (perSecond == 0) {
      return System.nanoTime();
    }
    long due = begin + (long) (index * 1e9 / perSecond);
    for (long early = due - System.nanoTime(); early > 0; early = due - System.nanoTime()) {
      LockSupport.parkNanos(early);
    }
    return due;
  }
}
