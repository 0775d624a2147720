package io.shopkeeper.language.evaluation;

import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.numeric.Workers;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/// Runs protocols in tests.
final class Protocols implements AutoCloseable {
  private final ExecutorService pool = Executors.newFixedThreadPool(2);
  private final Encoders encoders = new Encoders();

  ProtocolResult run(TextProtocol protocol, TextFiles files, String model) {
    return run(protocol, files, model, 2);
  }

  ProtocolResult run(TextProtocol protocol, TextFiles files, String model, int workers) {
    return protocol.run(files, model, surroundings(workers));
  }

  Surroundings surroundings(int workers) {
    return new Surroundings(
        new Seed(1), new Workers(pool, workers), Progress.NONE, encoders, () -> {});
  }

  /// A figure that must be there.
  static double figure(ProtocolResult result, String name) {
    return Objects.requireNonNull(result.metrics().metrics().get(name), name).estimate();
  }

  @Override
  public void close() {
    encoders.close();
    pool.shutdown();
  }
}
