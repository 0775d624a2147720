package io.shopkeeper.bench;

import io.shopkeeper.app.remote.ServerLock;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;

/// From typing the command to the first recommendation, and what the server weighs when nobody
/// asks.
final class StartBenchmark {
  private static final long PATIENCE = TimeUnit.SECONDS.toNanos(60);

  private final Path launcher;
  private final Path dataDirectory;

  StartBenchmark(Path launcher, Path dataDirectory) {
    this.launcher = launcher;
    this.dataDirectory = dataDirectory;
  }

  void run(String customer, int runs, int idleSeconds) throws Exception {
    double[] seconds = new double[runs];
    double[] resident = new double[runs];
    for (int i = 0; i < runs; i++) {
      long start = System.nanoTime();
      Process process =
          new ProcessBuilder(
                  launcher.toString(),
                  "serve",
                  "--port",
                  "0",
                  "--data-dir",
                  dataDirectory.toString())
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      try {
        Server server = firstAnswer(customer, start);
        seconds[i] = (System.nanoTime() - start) / 1e9;
        TimeUnit.SECONDS.sleep(idleSeconds);
        resident[i] = server.process().residentMiB();
        System.out.printf(
            "start %d: first recommendation after %.2f s, %.2f CPU-s so far, %.0f MiB resident"
                + " after %d s idle%n",
            i + 1, seconds[i], server.process().cpuSeconds(), resident[i], idleSeconds);
      } finally {
        process.destroy();
        process.waitFor(20, TimeUnit.SECONDS);
      }
    }
    Arrays.sort(seconds);
    Arrays.sort(resident);
    System.out.printf(
        "median of %d starts: %.2f s to the first recommendation (min %.2f, max %.2f); %.0f MiB"
            + " resident when idle (max %.0f)%n",
        runs,
        seconds[runs / 2],
        seconds[0],
        seconds[runs - 1],
        resident[runs / 2],
        resident[runs - 1]);
  }

  private Server firstAnswer(String customer, long start) throws InterruptedException {
    while (System.nanoTime() - start < PATIENCE) {
      var holder = ServerLock.holder(dataDirectory);
      if (holder.isPresent() && holder.get().address() != null) {
        Server server = Server.of(holder.get());
        try (var http = new HttpConnection(server.address())) {
          byte[] question =
              HttpConnection.get(
                  server.address(), "/api/v1/recommendations?customer=" + customer, server.key());
          if (http.exchange(question) == 200) {
            return server;
          }
        } catch (IOException _) {
          // Not listening yet.
        }
      }
      TimeUnit.MILLISECONDS.sleep(5);
    }
    throw new IllegalStateException("no answer within a minute");
  }
}
