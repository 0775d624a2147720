package io.shopkeeper.language.generate;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import io.github.resilience4j.circuitbreaker.CircuitBreakerConfig;
import io.shopkeeper.language.generate.Generation.Answer;
import io.shopkeeper.language.generate.Generation.Failed;
import io.shopkeeper.language.generate.Generation.NoModel;
import io.shopkeeper.language.generate.Generation.Reason;
import io.shopkeeper.language.generate.Generation.Unfit;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.concurrent.TimeUnit;

/// Leaves a server alone that keeps failing: a circuit breaker (Nygard, "Release It!", 2007).
///
/// After five failures among the last ten prompts none is asked for 30 seconds; then one is, and
/// what comes of it decides. A server that refuses (a wrong key, too long a prompt) works.
public final class GuardedGenerator implements TextGenerator {
  private static final int WINDOW = 10;
  private static final int FAILURES = 5;
  private static final Duration REST = Duration.ofSeconds(30);

  private final TextGenerator generator;
  private final CircuitBreaker breaker;
  private volatile String lastFailure = "";

  public GuardedGenerator(TextGenerator generator, InstantSource clock) {
    this.generator = generator;
    this.breaker =
        CircuitBreaker.of(
            generator.name(),
            CircuitBreakerConfig.custom()
                .slidingWindowSize(WINDOW)
                .minimumNumberOfCalls(FAILURES)
                .failureRateThreshold(100f * FAILURES / WINDOW)
                .waitDurationInOpenState(REST)
                .permittedNumberOfCallsInHalfOpenState(1)
                .clock(clock.withZone(ZoneOffset.UTC))
                .currentTimestampFunction(
                    now -> now.instant().toEpochMilli(), TimeUnit.MILLISECONDS)
                .build());
  }

  @Override
  public String name() {
    return generator.name();
  }

  @Override
  public Generation generate(Prompt prompt, Pieces pieces) {
    if (!breaker.tryAcquirePermission()) {
      return new Failed(
          Reason.RESTING,
          "%s failed too often and is left alone for up to %d s; last: %s"
              .formatted(generator.name(), REST.toSeconds(), lastFailure));
    }
    boolean told = false;
    try {
      Generation generation = generator.generate(prompt, pieces);
      told = tell(generation);
      return generation;
    } finally {
      if (!told) {
        breaker.releasePermission();
      }
    }
  }

  /// Tells the breaker what the outcome says of the server, if it says anything.
  private boolean tell(Generation generation) {
    return switch (generation) {
      case Answer _, Unfit _ -> {
        breaker.onSuccess(0, TimeUnit.MILLISECONDS);
        yield true;
      }
      case NoModel _ -> false;
      case Failed failed ->
          switch (failed.reason()) {
            case UNREACHABLE, TIMED_OUT, RATE_LIMITED, SERVER_FAILED, MALFORMED -> {
              lastFailure = failed.message();
              breaker.onError(0, TimeUnit.MILLISECONDS, new IllegalStateException(lastFailure));
              yield true;
            }
            case REFUSED, WITHHELD, RESTING, BUDGET_SPENT -> false;
          };
    };
  }
}
