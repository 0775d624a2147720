package io.shopkeeper.app;

import io.shopkeeper.app.schedule.Retraining;
import io.shopkeeper.app.schedule.Retraining.Standing;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.domain.Provenance;
import io.shopkeeper.evaluation.Interval;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.foresight.TrainedForesight;
import io.shopkeeper.profile.foresight.Trial;
import io.shopkeeper.store.ModelFiles;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// When a shop's foresight is learned, and what came of it. Used by one thread at a time.
final class ForesightWork {
  private final ShopProgram program;
  private final Retraining rule;
  private final InstantSource clock;
  private @Nullable Instant attemptedAt;
  private Duration attemptTook = Duration.ZERO;
  private long attemptedSequence;

  ForesightWork(ShopProgram program, Retraining rule, InstantSource clock) {
    this.program = program;
    this.rule = rule;
    this.clock = clock;
  }

  /// Where there was too little to learn from, it is tried again as if a model had been learned.
  boolean due() {
    Optional<Provenance> newest =
        program.store().models().newest(TrainedForesight.MODEL).map(ModelFiles.Entry::provenance);
    var standing =
        new Standing(
            newest.map(Provenance::trainedAt).orElse(attemptedAt),
            Math.max(newest.map(Provenance::sequence).orElse(0L), attemptedSequence),
            attemptedAt,
            attemptTook);
    return rule.due(standing, program.store().log().head(), clock.instant());
  }

  /// Too little to learn from is a result.
  SequencedMap<String, String> train(Progress progress) {
    Instant started = clock.instant();
    attemptedSequence = program.store().log().head();
    var results = new LinkedHashMap<String, String>();
    try {
      TrainedForesight trained = program.trainForesight(progress);
      Trial trial = trained.model().trial();
      results.put("foresight", trained.version());
      results.put("foretells", "orders within %d days".formatted(trained.model().ahead()));
      results.put("by", trained.model().again().kind().label());
      results.put("judged by customers", "%,d".formatted(trial.customers()));
      results.put("auc", figures(trial.area()));
      results.put("calibration error", figures(trial.error()));
    } catch (ProfileException e) {
      if (e.code() != ProfileException.Code.NOTHING_TO_LEARN) {
        throw e;
      }
      results.put("foresight", "not learned: " + e.getMessage());
    } finally {
      attemptedAt = clock.instant();
      attemptTook = Duration.between(started, clock.instant());
    }
    return results;
  }

  private static String figures(Interval interval) {
    return "%.3f [%.3f, %.3f]".formatted(interval.estimate(), interval.low(), interval.high());
  }
}
