package io.shopkeeper.app;

import io.shopkeeper.app.schedule.Retraining;
import io.shopkeeper.app.schedule.Retraining.Standing;
import io.shopkeeper.domain.Progress;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.taste.LearnedThemes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/// When a shop's themes are learned, and what came of it. Used by one thread at a time.
final class ThemesWork {
  static final String MODEL = "themes";

  /// Names of themes should not change with every visit: once a day, if anything has happened.
  private static final Retraining RULE =
      new Retraining(1, Long.MAX_VALUE, Duration.ofHours(24), Retraining.DEFAULT.rest());

  private final ShopProgram program;
  private final InstantSource clock;
  private @Nullable Instant attemptedAt;
  private Duration attemptTook = Duration.ZERO;
  private long attemptedSequence;

  ThemesWork(ShopProgram program, InstantSource clock) {
    this.program = program;
    this.clock = clock;
  }

  /// Once the search has made the vectors of all products, which are then remembered.
  boolean due() {
    if (program.search().unembedded() > 0) {
      return false;
    }
    Optional<LearnedThemes> newest = LearnedThemes.newest(program.store().facts());
    var standing =
        new Standing(
            newest.map(LearnedThemes::learnedAt).orElse(attemptedAt),
            Math.max(newest.map(LearnedThemes::sequence).orElse(0L), attemptedSequence),
            attemptedAt,
            attemptTook);
    return RULE.due(standing, program.store().log().head(), clock.instant());
  }

  /// Too little to learn from is a result.
  SequencedMap<String, String> learn(Progress progress) {
    Instant started = clock.instant();
    attemptedSequence = program.store().log().head();
    var results = new LinkedHashMap<String, String>();
    try {
      LearnedThemes learned = program.learnThemes(progress);
      results.put(MODEL, "%,d".formatted(learned.names().size()));
      results.put("some of them", String.join("; ", learned.names().stream().limit(5).toList()));
    } catch (ProfileException e) {
      if (e.code() != ProfileException.Code.NOTHING_TO_LEARN) {
        throw e;
      }
      results.put(MODEL, "not learned: " + e.getMessage());
    } finally {
      attemptedAt = clock.instant();
      attemptTook = Duration.between(started, clock.instant());
    }
    return results;
  }
}
