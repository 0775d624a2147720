package io.shopkeeper.bench;

import io.shopkeeper.domain.Seed;
import io.shopkeeper.store.Store;
import io.shopkeeper.store.duckdb.DuckStore;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Writes probes of a shop's assistant.
@Command(name = "probes", description = "Writes questions for 'evaluate assistant'.")
final class ProbesCommand implements Callable<Integer> {
  @Option(names = "--shop", required = true, description = "The folder of its store.")
  private Path shop = Path.of("");

  @Option(names = "--out", required = true)
  private Path out = Path.of("");

  @Option(names = "--seed", defaultValue = "1")
  private long seed;

  @Option(names = "--each", defaultValue = "25", description = "Rounds of all kinds.")
  private int each;

  @Override
  public Integer call() throws IOException {
    try (Store store = DuckStore.open(shop, null, InstantSource.system())) {
      System.out.println(new AssistantProbes(store, new Seed(seed)).write(each, out) + " probes");
    }
    return 0;
  }
}
