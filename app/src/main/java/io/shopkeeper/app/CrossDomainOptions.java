package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.recommend.evaluation.CrossDomainData;
import io.shopkeeper.recommend.evaluation.CrossDomainProtocol;
import io.shopkeeper.recommend.evaluation.FittedCrossDomain;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the protocol of two domains is given on the command line.
final class CrossDomainOptions {
  @Option(
      names = "--train",
      paramLabel = "FILE",
      required = true,
      description = "The domain to recommend in: a user and an item a line.")
  private Path train = Path.of("");

  @Option(
      names = "--source",
      paramLabel = "FILE",
      required = true,
      description = "What the same users did in the other domain.")
  private Path source = Path.of("");

  @Option(
      names = "--test",
      paramLabel = "FILE",
      required = true,
      description = "An item of the first domain a user, held out.")
  private Path test = Path.of("");

  @Option(
      names = "--negatives",
      paramLabel = "FILE",
      description = "'(user, item)' and the items among which that item is to be found.")
  private @Nullable Path negatives;

  @Option(
      names = "--without-twins",
      description = "Leave items out of the other domain that are the same product as one here.")
  private boolean withoutTwins;

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  void evaluate(Terminal terminal) {
    output
        .evaluation(terminal)
        .run((cost, workers, progress) -> {
          FittedCrossDomain fitted =
              new CrossDomainProtocol(!withoutTwins, output.seed(), workers, progress)
                  .fit(CrossDomainData.read(train, test, source, negatives));
          return bootstrap -> fitted.evaluate(bootstrap).described();
        });
  }
}
