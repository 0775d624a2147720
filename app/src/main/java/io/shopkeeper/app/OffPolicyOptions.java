package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.experiment.evaluation.OffPolicyProtocol;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// The logs that a policy is estimated from.
final class OffPolicyOptions {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description = "The log: a round a line, with action, reward and propensity.")
  private Path data = Path.of("");

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "A log of the policy that is asked about.")
  private @Nullable Path test;

  @Option(names = "--out", paramLabel = "FILE", description = "Write the figures there.")
  private @Nullable Path out;

  void evaluate(Terminal terminal) {
    new Evaluation(1, out, terminal)
        .run((_, _, _) -> {
          ProtocolResult result = new OffPolicyProtocol().judge(data, test);
          return _ -> result;
        });
  }
}
