package io.shopkeeper.app;

import io.shopkeeper.app.terminal.Terminal;
import io.shopkeeper.content.evaluation.CopyResult;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Seed;
import io.shopkeeper.evaluation.Bootstrap;
import io.shopkeeper.experiment.evaluation.ExperimentResult;
import io.shopkeeper.language.Encoders;
import io.shopkeeper.language.evaluation.Surroundings;
import io.shopkeeper.language.evaluation.TextResult;
import io.shopkeeper.numeric.Workers;
import io.shopkeeper.profile.evaluation.ProfileResult;
import io.shopkeeper.recommend.evaluation.EvaluationResult;
import io.shopkeeper.search.evaluation.SearchEvaluation;
import java.nio.file.Path;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A protocol run from beginning to end: fitted, judged, written and printed with what it cost.
///
/// @param out where to write the predictions
record Evaluation(long seed, @Nullable Path out, Terminal terminal) {

  /// Reads, chooses and trains; returns how the trained model is judged.
  interface Fitting {
    Function<Bootstrap, Judged> fit(Cost cost, Workers workers, Progress progress);
  }

  /// What a protocol found.
  ///
  /// @param records how many were predicted
  /// @param write writes the predictions to a file
  record Judged(Findings findings, int records, Consumer<Path> write) {
    static Judged of(EvaluationResult result) {
      return new Judged(Findings.of(result), result.lists().size(), result::writeLists);
    }

    static Judged of(ExperimentResult result) {
      return new Judged(Findings.of(result), result.records(), result::write);
    }

    static Judged of(CopyResult result) {
      return new Judged(Findings.of(result), result.texts().size(), result::write);
    }

    static Judged of(TextResult result) {
      return new Judged(Findings.of(result), result.records(), result::write);
    }

    static Judged of(SearchEvaluation result) {
      return new Judged(Findings.of(result), result.records(), result::write);
    }

    static Judged of(ProfileResult result) {
      return new Judged(Findings.of(result), result.records(), result::write);
    }
  }

  /// Likewise for a protocol that reads texts by encoders and says itself when it has learned.
  void withEncoders(Function<Surroundings, Judged> protocol) {
    var cost = new Cost();
    Judged judged;
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors);
        var encoders = new Encoders()) {
      var workers = new Workers(pool, processors);
      judged =
          terminal.showing(progress ->
              protocol.apply(
                  new Surroundings(new Seed(seed), workers, progress, encoders, cost::fitted)));
    }
    print(judged, cost);
  }

  void run(Fitting fitting) {
    var cost = new Cost();
    Judged judged;
    int processors = Runtime.getRuntime().availableProcessors();
    try (ExecutorService pool = Executors.newFixedThreadPool(processors)) {
      var workers = new Workers(pool, processors);
      Function<Bootstrap, Judged> fitted =
          terminal.showing(progress -> fitting.fit(cost, workers, progress));
      cost.fitted();
      judged = fitted.apply(Bootstrap.of(new Seed(seed)));
    }
    print(judged, cost);
  }

  private void print(Judged judged, Cost cost) {
    cost.done(judged.records());
    if (out != null) {
      judged.write().accept(out);
    }
    EvaluationText.print(judged.findings(), cost, terminal);
  }
}
