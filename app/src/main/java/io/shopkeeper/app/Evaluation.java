package io.shopkeeper.app;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.evaluation.ProtocolResult;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.numeric.Workers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A protocol run from beginning to end: fitted, judged, written and printed with what it cost.
///
/// @param out where to write the predictions
record Evaluation(long seed, @Nullable Path out, Terminal terminal) {

  /// Reads, chooses and trains; returns how the trained model is judged.
  interface Fitting {
    Function<Bootstrap, ProtocolResult> fit(Cost cost, Workers workers, Progress progress);
  }

  /// Likewise for a protocol that reads texts by encoders and says itself when it has learned.
  void withEncoders(Function<Surroundings, ProtocolResult> protocol) {
    var cost = new Cost();
    ProtocolResult result;
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors);
        var encoders = new Encoders()) {
      var workers = new Workers(pool, processors);
      result =
          terminal.showing(progress ->
              protocol.apply(
                  new Surroundings(new Seed(seed), workers, progress, encoders, cost::fitted)));
    }
    print(result, cost);
  }

  void run(Fitting fitting) {
    var cost = new Cost();
    ProtocolResult result;
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      var workers = new Workers(pool, processors);
      Function<Bootstrap, ProtocolResult> fitted =
          terminal.showing(progress -> fitting.fit(cost, workers, progress));
      cost.fitted();
      result = fitted.apply(Bootstrap.of(new Seed(seed)));
    }
    print(result, cost);
  }

  private void print(ProtocolResult result, Cost cost) {
    cost.done(result.records());
    if (out != null) {
      try {
        Files.write(out, result.lines());
      } catch (IOException e) {
        throw new CommandException("cannot write what was found to '%s': %s".formatted(out, e));
      }
    }
    EvaluationText.print(result, cost, terminal);
  }
}
