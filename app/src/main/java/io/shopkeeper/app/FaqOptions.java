package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.assist.evaluation.FaqProtocol;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the protocol of questions and answers is given on the command line.
final class FaqOptions {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description = "Questions with their answers: JSON, JSON Lines or a table with a header.")
  private Path data = Path.of("");

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      description = {
        "'query<TAB>question or id' a line, several parted by |, 'none' where no entry is meant.",
        "Without, each question is asked of all others."
      })
  private @Nullable Path queries;

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  void evaluate(Terminal terminal) {
    output
        .evaluation(terminal)
        .withEncoders(with -> new FaqProtocol(FaqFile.read(data), queries).run(with));
  }
}
