package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.search.evaluation.SearchEvaluation;
import io.shopkeeper.search.evaluation.SearchFiles;
import io.shopkeeper.search.evaluation.SearchProtocol;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What the search protocol is given on the command line.
final class SearchOptions {
  @Option(
      names = "--catalogue",
      paramLabel = "FILE",
      required = true,
      description = "Products, a table with a header: id, title, brand, category, description …")
  private Path catalogue = Path.of("");

  @Option(
      names = "--queries",
      paramLabel = "FILE",
      required = true,
      description = "'query_id<TAB>query' a line; a column 'kind' parts the figures.")
  private Path queries = Path.of("");

  @Option(
      names = "--judgements",
      paramLabel = "FILE",
      description = "'query_id<TAB>product_id<TAB>relevance' a line; without, lists are written.")
  private @Nullable Path judgements;

  @Option(
      names = "--train-queries",
      paramLabel = "FILE",
      description = "Queries of --train-judgements, where they are not among --queries.")
  private @Nullable Path trainQueries;

  @Option(
      names = "--train-judgements",
      paramLabel = "FILE",
      description = "What the weights of the fusion are learnt from, instead of those that ship.")
  private @Nullable Path trainJudgements;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto (default, the fusion), bm25, vector, rrf")
  private String model = "";

  @Option(
      names = "--seed",
      paramLabel = "N",
      defaultValue = "1",
      description = "Of all randomness (default: ${DEFAULT-VALUE}).")
  private long seed;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the lists there, as 'query<TAB>product product …'.")
  private @Nullable Path out;

  void evaluate(Terminal terminal) {
    var cost = new Cost();
    int processors = Runtime.getRuntime().availableProcessors();
    SearchEvaluation result;
    try (ExecutorService pool = Executors.newFixedThreadPool(processors);
        var encoders = new Encoders()) {
      var workers = new Workers(pool, processors);
      var files = new SearchFiles(catalogue, queries, judgements, trainQueries, trainJudgements);
      result =
          terminal.showing(progress ->
              new SearchProtocol(
                      files,
                      model,
                      new Surroundings(new Seed(seed), workers, progress, encoders, cost::fitted))
                  .run());
    }
    cost.done(result.records());
    if (out != null) {
      result.write(out);
    }
    EvaluationText.print(Findings.of(result), cost, terminal);
  }
}
