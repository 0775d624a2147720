package io.shopkeeper.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParentCommand;

/// Profiles as programs ask for them.
@Command(
    name = "read-profiles",
    description = "Profiles over HTTP, of a server that has counted its customers.")
final class ReadProfilesCommand implements Callable<Integer> {
  @ParentCommand private Bench bench = new Bench();

  @Option(names = "--connections", defaultValue = "1")
  private int connections;

  @Option(names = "--requests", defaultValue = "20000")
  private long requests;

  @Option(
      names = "--customers",
      required = true,
      description = "A file with a customer id on each line.")
  private Path customers = Path.of("");

  @Override
  public Integer call() throws Exception {
    CustomerQuestions.profiles(Server.of(bench.holder()))
        .run(connections, requests, 0, Files.readAllLines(customers));
    return 0;
  }
}
