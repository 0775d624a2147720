package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.language.evaluation.TextFiles;
import io.shopkeeper.language.evaluation.TextProtocol;
import io.shopkeeper.language.evaluation.TextResult;
import io.shopkeeper.numeric.Workers;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// What a text protocol is given on the command line.
final class TextOptions {
  @Option(names = "--train", paramLabel = "FILE", description = "What models learn from.")
  private @Nullable Path train;

  @Option(
      names = "--valid",
      paramLabel = "FILE",
      description = "More of the same: settings are chosen on folds of both.")
  private @Nullable Path valid;

  @Option(
      names = "--test",
      paramLabel = "FILE",
      description = "What the model is judged by; may lack labels.")
  private @Nullable Path test;

  @Option(
      names = "--data",
      paramLabel = "FILE",
      description = "Instead of train and test: every record is held out once.")
  private @Nullable Path data;

  @Option(
      names = "--folds",
      paramLabel = "N",
      defaultValue = "5",
      description = "Parts --data is cut into (default: ${DEFAULT-VALUE}).")
  private int folds;

  @Option(
      names = "--model",
      paramLabel = "NAME",
      defaultValue = "auto",
      description = "auto (default), or one of those the protocol names.")
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
      description = "Write the predictions there, as 'label<TAB>probability' or tags.")
  private @Nullable Path out;

  void evaluate(TextProtocol protocol, Terminal terminal) {
    var cost = new Cost();
    int processors = Runtime.getRuntime().availableProcessors();
    TextResult result;
    try (ExecutorService pool = Executors.newFixedThreadPool(processors);
        var encoders = new Encoders()) {
      var workers = new Workers(pool, processors);
      var files = new TextFiles(train, valid, test, data, folds);
      result =
          terminal.showing(progress ->
              protocol.run(
                  files,
                  model,
                  new Surroundings(new Seed(seed), workers, progress, encoders, cost::fitted)));
    }
    cost.done(result.records());
    if (out != null) {
      result.write(out);
    }
    EvaluationText.print(Findings.of(result), cost, terminal);
  }
}
