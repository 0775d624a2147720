package io.shopkeeper.language.remote;

import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/// Calls again what may pass, after a time that doubles and is drawn anew each time: exponential
/// backoff with full jitter (Brooker, "Exponential backoff and jitter", 2015). A server that names
/// a time is given it, or up where that is too long.
///
/// @param attempts at most, at least 1
/// @param first the upper end of the first pause
/// @param longest the upper end of any pause; a server that wants a longer one is not asked again
/// @param random drawn from under a lock
/// @param pause waits
public record Retries(
    int attempts, Duration first, Duration longest, RandomGenerator random, Pause pause) {

  public Retries {
    if (attempts < 1) {
      throw new IllegalArgumentException("attempts must be at least 1: " + attempts);
    }
  }

  /// Three attempts, pauses of up to half a second and one second, and of up to 20 where asked for.
  public static Retries standard(RandomGenerator random, Pause pause) {
    return new Retries(3, Duration.ofMillis(500), Duration.ofSeconds(20), random, pause);
  }

  /// @throws CancellationException if interrupted, with the thread left so
  public <T> T call(Exchange<T> exchange) throws ExchangeException {
    return call(() -> longest.plusMillis(1), exchange);
  }

  /// @param left how much time there is; a pause that would take all of it is not begun
  /// @throws CancellationException if interrupted, with the thread left so
  public <T> T call(Supplier<Duration> left, Exchange<T> exchange) throws ExchangeException {
    for (int attempt = 1; ; attempt++) {
      try {
        return exchange.call();
      } catch (ExchangeException e) {
        if (!e.mayPass() || attempt == attempts) {
          throw e;
        }
        Duration wait = pauseAfter(e, attempt);
        if (wait.compareTo(longest) > 0 || wait.compareTo(left.get()) >= 0) {
          throw e;
        }
        waitFor(wait);
      }
    }
  }

  private Duration pauseAfter(ExchangeException failure, int attempt) {
    return failure.retryAfter().orElseGet(() -> drawn(attempt));
  }

  private Duration drawn(int attempt) {
    long most = Math.min(longest.toMillis(), first.toMillis() << Math.min(attempt - 1, 20));
    synchronized (random) {
      return Duration.ofMillis(random.nextLong(most + 1));
    }
  }

  private void waitFor(Duration duration) {
    try {
      pause.of(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    }
  }

  /// One try.
  @FunctionalInterface
  public interface Exchange<T> {
    T call() throws ExchangeException;
  }

  /// Lets time pass.
  @FunctionalInterface
  public interface Pause {
    void of(Duration duration) throws InterruptedException;
  }
}
