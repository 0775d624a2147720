package io.shopkeeper.bench;

/// Durable intake over HTTP: batches of events, each answered once it is on disk.
///
/// A long run is sent in steps, so that the figures show whether rate and memory hold while the log
/// grows.
final class IntakeBenchmark {
  private static final long STEP = 1_000_000;

  private final Server server;

  IntakeBenchmark(Server server) {
    this.server = server;
  }

  /// @param events sent in all, after a tenth as many (at most 200,000) to warm up
  /// @param rate events a second; 0 for as fast as answers come
  void run(int connections, int batch, long events, double rate) throws Exception {
    var load = new Load(server.address(), connections, rate / batch);
    long firstId = System.currentTimeMillis() % 1_000_000_000L * 1000;
    long warmUp = Math.min(events / 10, 200_000) / batch;
    load.run(warmUp, batches(connections, batch, firstId));
    firstId += warmUp * batch;
    System.out.printf(
        "intake: %d connection(s), batches of %d, %,d events%n", connections, batch, events);
    for (long sent = 0; sent < events; ) {
      long step = Math.min(STEP, events - sent);
      double cpuBefore = server.process().cpuSeconds();
      var result = load.run(step / batch, batches(connections, batch, firstId + sent));
      sent += step;
      System.out.printf(
          "%,12d events  %,8.0f events/s  %s  server: %.0f MiB, %.2f CPU-s per 100,000 events%n",
          sent,
          result.perSecond() * batch,
          result.latencyText(),
          server.process().residentMiB(),
          (server.process().cpuSeconds() - cpuBefore) / (step / 100_000.0));
      if (result.failed() > 0) {
        throw new IllegalStateException(
            "%d requests failed, the first with %s"
                .formatted(result.failed(), result.firstFailure()));
      }
    }
    System.out.printf(
        "server peak resident memory: %.0f MiB%n", server.process().peakResidentMiB());
  }

  private EventBatches batches(int connections, int batch, long firstId) {
    return new EventBatches(server.address(), server.key(), connections, batch, firstId);
  }
}
