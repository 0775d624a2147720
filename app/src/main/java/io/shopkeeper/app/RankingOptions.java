package io.shopkeeper.app;

import io.shopkeeper.app.Evaluation.Judged;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.recommend.evaluation.FittedRanker;
import io.shopkeeper.recommend.evaluation.RankerProtocol;
import io.shopkeeper.recommend.evaluation.UserItemsFile;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "What finds candidates: auto (default, the best), transitions, sasrec …")
  private String model = "";

  @Option(
      names = "--candidates",
      paramLabel = "N",
      defaultValue = "200",
      description = "Of a user (default: ${DEFAULT-VALUE}).")
  private int candidates;

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all randomness (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the lists there, as 'user<TAB>item item …'.")
  private @Nullable Path out;

  void evaluate(Terminal terminal) {
    new Evaluation(seed, out, terminal)
        .withEncoders(with -> {
          Map<String, ProductTraits> traits = known.read(with, terminal);
          FittedRanker fitted =
              new RankerProtocol(candidates, with.seed(), with.workers(), with.progress())
                  .fit(
                      UserItemsFile.read(data),
                      id -> traits.getOrDefault(id.value(), ProductTraits.UNKNOWN),
                      model);
          with.trained().run();
          return Judged.of(fitted.evaluate(Bootstrap.of(new Seed(seed))));
        });
  }
}
