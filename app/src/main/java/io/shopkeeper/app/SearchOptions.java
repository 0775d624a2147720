package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.search.evaluation.SearchFiles;
import io.shopkeeper.search.evaluation.SearchProtocol;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
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
      names = "--synonyms",
      paramLabel = "FILE",
      description = "'words<TAB>means' a line, which queries are read by; 'both' for both ways.")
  private @Nullable Path synonyms;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto (default, the fusion), bm25, vector, rrf")
  private String model = "";

  @Mixin private EvaluateCommand.Output output = new EvaluateCommand.Output();

  void evaluate(Terminal terminal) {
    var files =
        new SearchFiles(catalogue, queries, judgements, trainQueries, trainJudgements, synonyms);
    output.evaluation(terminal).withEncoders(with -> new SearchProtocol(files, model, with).run());
  }
}
