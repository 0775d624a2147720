package io.shopkeeper.app.schedule;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// When a model is trained again: as soon as there is none, once enough has happened since, or
/// after a while if anything has.
///
/// @param share of the log that must be new, as .05
/// @param least the fewest new events that count as enough
/// @param age after which any new event is enough
/// @param rest the least pause after a training, in multiples of the time it took, so that training
///   never takes more than a fraction of the machine
public record Retraining(double share, long least, Duration age, int rest) {

  public static final Retraining DEFAULT = new Retraining(.05, 1_000, Duration.ofHours(24), 10);

  /// What is known of the model in use and of the last attempt to train.
  ///
  /// @param trainedAt null if there is no model
  /// @param sequence the last event the model has seen
  /// @param attemptedAt when the last training of this process ended, well or not; null if none did
  public record Standing(
      @Nullable Instant trainedAt,
      long sequence,
      @Nullable Instant attemptedAt,
      Duration attemptTook) {}

  /// Whether to train now, with `head` the last event of the log.
  public boolean due(Standing standing, long head, Instant now) {
    Instant attempted = standing.attemptedAt();
    if (attempted != null && now.isBefore(attempted.plus(pause(standing.attemptTook())))) {
      return false;
    }
    Instant trained = standing.trainedAt();
    long fresh = head - standing.sequence();
    if (trained == null) {
      return head > 0;
    }
    return fresh >= Math.max((double) least, share * head)
        || (fresh > 0 && !now.isBefore(trained.plus(age)));
  }

  private Duration pause(Duration took) {
    Duration pause = took.multipliedBy(rest);
    return pause.compareTo(Duration.ofMinutes(1)) < 0 ? Duration.ofMinutes(1) : pause;
  }
}
