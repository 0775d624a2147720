package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.experiment.evaluation.AbProtocol;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What is said of an experiment's file on the command line.
final class AbOptions {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description = "The units, with their arms and what they did.")
  private Path data = Path.of("");

  @Option(names = "--arm", paramLabel = "COLUMN", defaultValue = "", description = "Of the arms.")
  private String arm = "";

  @Option(
      names = "--control",
      paramLabel = "ARM",
      defaultValue = "",
      description = "What the others are compared with.")
  private String control = "";

  @Option(
      names = "--unit",
      paramLabel = "COLUMN",
      defaultValue = "",
      description = "Of who was assigned; rows of one are added up.")
  private String unit = "";

  @Option(
      names = "--metric",
      paramLabel = "COLUMN",
      split = ",",
      description = "What is compared; may be given several times.")
  private List<String> metrics = List.of();

  @Option(names = "--out", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path out;

  void evaluate(Terminal terminal) {
    new Evaluation(1, out, terminal)
        .run((_, _, _) -> {
          ProtocolResult result = new AbProtocol(unit, arm, control, metrics).judge(data);
          return _ -> result;
        });
  }
}
