package io.shopkeeper.app;

import io.shopkeeper.app.Evaluation.Judged;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.assist.evaluation.FaqProtocol;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all randomness (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the predictions there, as 'id or none<TAB>confidence'.")
  private @Nullable Path out;

  void evaluate(Terminal terminal) {
    new Evaluation(seed, out, terminal)
        .withEncoders(with -> Judged.of(new FaqProtocol(FaqFile.read(data), queries).run(with)));
  }
}
