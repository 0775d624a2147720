package io.shopkeeper.app;

import io.shopkeeper.app.Evaluation.Judged;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.recommend.evaluation.FittedRanker;
import io.shopkeeper.recommend.evaluation.RankerProtocol;
import io.shopkeeper.recommend.evaluation.UserItems;
import io.shopkeeper.recommend.evaluation.UserItemsFile;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the protocol of the ranking of candidates is given on the command line.
final class RankingOptions {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description = "A user and their items a line, in time order: the last is held out.")
  private Path data = Path.of("");

  @Option(
      names = "--attributes",
      paramLabel = "FILE",
      description = "{\"item\": [value, …], …}, where a value may be 'kind=value'.")
  private @Nullable Path attributes;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "What finds candidates: auto (default, the best), transitions, sasrec …")
  private String model = "";

  @Option(
      names = "--candidates",
      paramLabel = "N",
      defaultValue = "500",
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
        .run((_, workers, progress) -> {
          List<UserItems> sequences = UserItemsFile.read(data);
          Map<String, ProductTraits> traits =
              attributes == null ? Map.of() : AttributesFile.read(attributes);
          FittedRanker fitted =
              new RankerProtocol(candidates, new Seed(seed), workers, progress)
                  .fit(
                      sequences,
                      id -> traits.getOrDefault(id.value(), ProductTraits.UNKNOWN),
                      model);
          return bootstrap -> Judged.of(fitted.evaluate(bootstrap));
        });
  }
}
