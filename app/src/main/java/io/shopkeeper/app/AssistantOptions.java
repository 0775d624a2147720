package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.assist.evaluation.AssistantProtocol;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the protocol of an assistant is given on the command line.
final class AssistantOptions {
  @Option(
      names = "--shop",
      paramLabel = "DIR",
      required = true,
      description = "The data directory of the shop that answers.")
  private Path shop = Path.of("");

  @Option(
      names = "--probes",
      paramLabel = "FILE",
      required = true,
      description = "A JSON object a line: id, question or turns, customer, facts, forbidden …")
  private Path probes = Path.of("");

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of the intervals (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the answers there, a JSON object a line.")
  private @Nullable Path out;

  void evaluate(Terminal terminal) {
    if (!Files.isDirectory(shop)) {
      throw new CommandException("%s is no folder: name a shop's data directory".formatted(shop));
    }
    var cost = new Cost();
    var asked = ProbeFile.read(probes);
    var clock = InstantSource.system();
    AssistantProtocol.Result result;
    try (ShopProgram program = ShopProgram.open(ShopFolder.existing(shop), null, clock)) {
      program.catchUp();
      var protocol = new AssistantProtocol(program.service().assistant());
      cost.fitted();
      result = terminal.showing(progress -> protocol.run(asked, clock.instant(), progress));
    }
    cost.done(result.answered().size());
    if (out != null) {
      ProbeFile.write(result.answered(), out);
    }
    EvaluationText.print(
        new Findings(
            "assistant",
            "records",
            "no language model",
            result.metrics(Bootstrap.of(new Seed(seed))),
            0,
            "probes",
            new TreeMap<>(),
            "probes"),
        cost,
        terminal);
  }
}
