package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.numeric.Workers;
import java.nio.file.Path;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What a protocol for forecasts of customers is given on the command line.
final class ProfileOptions {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Everything: the protocol says what is held out of it.")
  private @Nullable Path data;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto (default), or one of those the protocol names.")
  private String model = "";

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  /// What a protocol works with.
  record Surroundings(String model, Seed seed, Workers workers, Progress progress) {}

  /// Reads, chooses and trains; returns how what was trained is judged.
  interface Fitting {
    Function<Bootstrap, ProtocolResult> fit(Path file, Surroundings surroundings);
  }

  void evaluate(Fitting fitting, Terminal terminal) {
    if (data == null) {
      throw new CommandException("nothing to learn from: give --data FILE");
    }
    Path file = data;
    output
        .evaluation(terminal)
        .run((_, workers, progress) ->
            fitting.fit(file, new Surroundings(model, output.seed(), workers, progress)));
  }
}
