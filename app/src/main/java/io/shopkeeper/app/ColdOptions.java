package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.recommend.evaluation.ColdProtocol;
import io.shopkeeper.recommend.evaluation.FittedCold;
import io.shopkeeper.recommend.evaluation.UserItemsFile;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the protocol of new products is given on the command line.
final class ColdOptions {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description =
          "A user and their items a line, in time order: of the last fifth of each, new"
              + " products are held out.")
  private Path data = Path.of("");

  @Mixin private TraitsOptions known = new TraitsOptions();

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  void evaluate(Terminal terminal) {
    output
        .evaluation(terminal)
        .withEncoders(with -> {
          Map<String, ProductTraits> traits = known.read(with, terminal);
          FittedCold fitted =
              new ColdProtocol(with.seed(), with.workers(), with.progress())
                  .fit(
                      UserItemsFile.read(data),
                      traits.keySet(),
                      id -> traits.getOrDefault(id.value(), ProductTraits.UNKNOWN));
          with.trained().run();
          return fitted.evaluate(Bootstrap.of(output.seed())).described();
        });
  }
}
