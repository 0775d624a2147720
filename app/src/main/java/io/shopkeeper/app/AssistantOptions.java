package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.assist.Voice;
import io.shopkeeper.assist.evaluation.AssistantProtocol;
import io.shopkeeper.assist.evaluation.LyingModel;
import io.shopkeeper.assist.evaluation.NotedRequests;
import io.shopkeeper.assist.evaluation.Probe;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.generate.NoGenerator;
import io.shopkeeper.language.generate.RepairingGenerator;
import io.shopkeeper.language.generate.TextGenerator;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
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

  @Option(
      names = "--lies",
      description = {
        "Let a model that lies choose how answers are put, and tell how many state",
        "anything else than without it."
      })
  private boolean lies;

  void evaluate(Terminal terminal) {
    if (!Files.isDirectory(shop)) {
      throw new CommandException("%s is no folder: name a shop's data directory".formatted(shop));
    }
    var cost = new Cost();
    var asked = ProbeFile.read(probes);
    var clock = InstantSource.system();
    var bootstrap = Bootstrap.of(new Seed(seed));
    AssistantProtocol.Result result;
    MetricReport metrics;
    Voice voice;
    try (ShopProgram program = ShopProgram.open(ShopFolder.existing(shop), null, clock)) {
      program.catchUp();
      TextGenerator model =
          lies ? new RepairingGenerator(new LyingModel(new Seed(seed))) : program.languageModel();
      voice = new Voice(model, Voice.PATIENCE, clock);
      cost.fitted();
      result = terminal.showing(progress -> run(program, voice, asked, progress));
      metrics = result.metrics(bootstrap);
      if (voice.phrased() + voice.replaced() > 0) {
        var silent = new Voice(new NoGenerator("not wanted"), Voice.PATIENCE, clock);
        AssistantProtocol.Result composed =
            terminal.showing(progress -> run(program, silent, asked, progress));
        metrics = metrics.and(result.against(composed, bootstrap));
      }
    }
    cost.done(result.answered().size());
    if (out != null) {
      ProbeFile.write(result.answered(), out);
    }
    EvaluationText.print(
        new ProtocolResult(
            "assistant",
            "records",
            "%d answers put by a language model, %d said as composed because it failed"
                .formatted(voice.phrased(), voice.replaced()),
            metrics,
            "probes",
            List.of()),
        cost,
        terminal);
  }

  private static AssistantProtocol.Result run(
      ShopProgram program, Voice voice, List<Probe> asked, Progress progress) {
    var requests = new NotedRequests();
    return new AssistantProtocol(program.rehearsed(requests, voice), requests)
        .run(asked, InstantSource.system().instant(), progress);
  }
}
