package io.shopkeeper.language.remote;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A call to a server came to nothing; the message says why, and never holds the key.
public final class ExchangeException extends Exception {
  private static final long serialVersionUID = 1L;

  /// Why, and whether another try may do better.
  public enum Kind {
    /// Nobody listens there, or the connection broke.
    UNREACHABLE(true),
    /// No whole answer within the time given.
    TIMED_OUT(true),
    /// HTTP 429.
    RATE_LIMITED(true),
    /// HTTP 5xx.
    SERVER_FAILED(true),
    /// An answer that is not of the protocol, or ends too early.
    MALFORMED(true),
    /// HTTP 4xx: the same call would be refused again.
    REFUSED(false);

    private final boolean passing;

    Kind(boolean passing) {
      this.passing = passing;
    }
  }

  private final Kind kind;
  private final @Nullable Duration retryAfter;

  public ExchangeException(Kind kind, String message) {
    this(kind, message, null, null);
  }

  /// @param retryAfter how long the server asks to be left alone, if it said so
  public ExchangeException(
      Kind kind, String message, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(message, cause);
    this.kind = kind;
    this.retryAfter = retryAfter;
  }

  public Kind kind() {
    return kind;
  }

  /// Whether another try may do better.
  public boolean mayPass() {
    return kind.passing;
  }

  public Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
