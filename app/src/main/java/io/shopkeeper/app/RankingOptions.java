package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.recommend.evaluation.FittedRanker;
import io.shopkeeper.recommend.evaluation.RankerProtocol;
import io.shopkeeper.recommend.evaluation.UserItemsFile;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.nio.file.Path;
import java.util.Map;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the protocol of the ranking of candidates is given on the command line.
final class RankingOptions {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description = "A user and their items a line, in time order: the last is held out.")
  private Path data = Path.of("");

  @Mixin private TraitsOptions known = new TraitsOptions();

  @Mixin private CandidateOptions found = new CandidateOptions();

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  void evaluate(Terminal terminal) {
    output
        .evaluation(terminal)
        .withEncoders(with -> {
          Map<String, ProductTraits> traits = known.read(with, terminal);
          FittedRanker fitted =
              new RankerProtocol(found.count(), with.seed(), with.workers(), with.progress())
                  .fit(
                      UserItemsFile.read(data),
                      id -> traits.getOrDefault(id.value(), ProductTraits.UNKNOWN),
                      found.model());
          with.trained().run();
          return fitted.evaluate(Bootstrap.of(output.seed())).described();
        });
  }
}
