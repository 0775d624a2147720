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

/// Writes tasks of several turns for a shop's assistant.
@Command(name = "tasks", description = "Writes tasks for 'evaluate assistant'.")
final class TasksCommand implements Callable<Integer> {
  @Option(names = "--shop", required = true, description = "The folder of its store.")
  private Path shop = Path.of("");

  @Option(names = "--out", required = true)
  private Path out = Path.of("");

  @Option(
      names = "--set",
      defaultValue = "first",
      description =
          "first; fresh, varied, strange, everyday, plain, unseen, later, final or eighth, each"
              + " written before it was run")
  private String set = "";

  @Option(names = "--seed", defaultValue = "1")
  private long seed;

  @Override
  public Integer call() throws IOException {
    try (Store store = DuckStore.open(shop, null, InstantSource.system())) {
      System.out.println(
          new AssistantTasks(store, new Seed(seed)).write("tasks-%s.jsonl".formatted(set), out)
              + " tasks");
    }
    return 0;
  }
}
