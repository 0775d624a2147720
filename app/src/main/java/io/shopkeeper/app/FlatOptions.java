package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.language.embed.EncoderEmbedder;
import io.shopkeeper.recommend.evaluation.EvaluationResult;
import io.shopkeeper.recommend.evaluation.FittedRanker;
import io.shopkeeper.recommend.evaluation.RankerProtocol;
import io.shopkeeper.recommend.ranking.ProductTraits;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// What the whole way from one table to judged recommendations is given on the command line.
final class FlatOptions {
  @Option(
      names = "--data",
      paramLabel = "FILE",
      required = true,
      description =
          "A table: user_id, item_id and, if there, time, price, category, review, rating,"
              + " age …; any other column is an attribute.")
  private Path data = Path.of("");

  @Option(names = "--report", paramLabel = "FILE", description = "Write an HTML page there.")
  private @Nullable Path report;

  @Mixin private CandidateOptions found = new CandidateOptions();

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  void evaluate(Terminal terminal) {
    output
        .evaluation(terminal)
        .withEncoders(with -> {
          with.progress().at("reading reviews", 0, 1);
          FlatTable table =
              FlatTable.read(
                  data, new EncoderEmbedder(with.encoders(), with.workers()), terminal::say);
          FittedRanker fitted =
              new RankerProtocol(found.count(), with.seed(), with.workers(), with.progress())
                  .fit(
                      table.sequences(),
                      id -> table.traits().getOrDefault(id.value(), ProductTraits.UNKNOWN),
                      customer -> table.people().getOrDefault(customer.value(), List.of()),
                      found.model());
          with.trained().run();
          Bootstrap bootstrap = Bootstrap.of(output.seed());
          EvaluationResult ranked = fitted.evaluate(bootstrap);
          var result =
              new EvaluationResult(
                  "flat",
                  ranked.candidate(),
                  fitted.classify(bootstrap, output.seed()).and(ranked.metrics()),
                  ranked.dropped(),
                  ranked.omitted(),
                  ranked.lists());
          if (report != null) {
            new FlatReport(table, result).write(report);
          }
          return result.described();
        });
  }
}
