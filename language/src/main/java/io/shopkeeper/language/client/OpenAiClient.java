package io.shopkeeper.language.client;

import io.shopkeeper.language.remote.ExchangeException;
import io.shopkeeper.language.remote.ExchangeException.Kind;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// One request and its answer, within a time: from the first byte sent to the last one read, which
/// the JDK's client does not bound by itself. Redirects are not followed: the key would go along.
final class OpenAiClient implements AutoCloseable {
  private static final int SHOWN = 300;
  private static final double MILLIS_A_SECOND = 1e3;

  /// More than any answer asked for here; a server that never ends is cut off.
  private static final int LONGEST_ANSWER = 32 << 20;

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final Endpoint endpoint;
  private final InstantSource clock;

  /// @param clock to understand a Retry-After that is a date
  OpenAiClient(Endpoint endpoint, InstantSource clock) {
    this.endpoint = endpoint;
    this.clock = clock;
  }

  /// Reads the body of a successful answer; on a thread of its own, which is interrupted when time
  /// is up.
  @FunctionalInterface
  interface BodyReader<T> {
    T read(InputStream body, boolean events) throws IOException, ExchangeException;
  }

  <T> T post(String path, Map<String, Object> body, Duration within, BodyReader<T> reader)
      throws ExchangeException {
    var exchange = new FutureTask<T>(() -> exchange(path, body, reader));
    Thread.ofVirtual().name("exchange").start(exchange);
    try {
      return exchange.get(within.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      exchange.cancel(true);
      throw new ExchangeException(
          Kind.TIMED_OUT,
          "%s gave no whole answer within %s s"
              .formatted(endpoint, within.toMillis() / MILLIS_A_SECOND),
          null,
          e);
    } catch (InterruptedException e) {
      exchange.cancel(true);
      Thread.currentThread().interrupt();
      throw (CancellationException) new CancellationException("interrupted").initCause(e);
    } catch (ExecutionException e) {
      throw failure(e.getCause());
    }
  }

  private ExchangeException failure(@Nullable Throwable cause) {
    return switch (cause) {
      case ExchangeException said -> said;
      case BoundedInput.TooMuch much -> malformed("with " + much.getMessage());
      case IOException broken ->
          new ExchangeException(
              Kind.UNREACHABLE,
              "the connection to %s failed: %s".formatted(endpoint, broken),
              null,
              broken);
      case RuntimeException unforeseen -> throw unforeseen;
      case Error unforeseen -> throw unforeseen;
      case null, default -> throw new IllegalStateException(cause);
    };
  }

  private <T> T exchange(String path, Map<String, Object> body, BodyReader<T> reader)
      throws IOException, InterruptedException, ExchangeException {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(endpoint.path(path))
            .header("Content-Type", "application/json")
            .header("Accept", "application/json, text/event-stream")
            .POST(BodyPublishers.ofString(Json.text(body)));
    String key = endpoint.key();
    if (key != null) {
      request.header("Authorization", "Bearer " + key);
    }
    HttpResponse<InputStream> response = http.send(request.build(), BodyHandlers.ofInputStream());
    try (InputStream answer = new BoundedInput(response.body(), LONGEST_ANSWER)) {
      if (response.statusCode() != 200) {
        throw refusal(response, answer);
      }
      String type = response.headers().firstValue("Content-Type").orElse("");
      return reader.read(answer, type.contains("event-stream"));
    }
  }

  private ExchangeException refusal(HttpResponse<?> response, InputStream body) throws IOException {
    int status = response.statusCode();
    String reason = reason(new String(body.readNBytes(64 << 10), StandardCharsets.UTF_8));
    Kind kind =
        switch (status) {
          case 429 -> Kind.RATE_LIMITED;
          case 408 -> Kind.TIMED_OUT;
          default -> status >= 500 ? Kind.SERVER_FAILED : Kind.REFUSED;
        };
    return new ExchangeException(
        kind,
        "%s answered HTTP %d: %s".formatted(endpoint, status, endpoint.withoutKey(reason)),
        retryAfter(response),
        null);
  }

  /// What an error says, `{"error": {"message": …}}` or any other text.
  private static String reason(String body) {
    String reason =
        Json.object(body)
            .map(document -> {
              String inner = Json.text(Json.object(document, "error"), "message");
              String outer = Json.text(document, "message");
              return inner.isEmpty() ? outer : inner;
            })
            .filter(message -> !message.isEmpty())
            .orElse(body)
            .strip();
    return shortened(reason);
  }

  private static String shortened(String reason) {
    return reason.length() <= SHOWN ? reason : reason.substring(0, SHOWN) + "…";
  }

  /// RFC 9110, section 10.2.3: seconds or a date.
  private @Nullable Duration retryAfter(HttpResponse<?> response) {
    String value = response.headers().firstValue("Retry-After").orElse("").strip();
    try {
      if (value.matches("\\d{1,9}")) {
        return Duration.ofSeconds(Long.parseLong(value));
      }
      Duration until =
          Duration.between(
              clock.instant(),
              ZonedDateTime.parse(value, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant());
      return until.isNegative() ? Duration.ZERO : until;
    } catch (DateTimeException _) {
      return null;
    }
  }

  ExchangeException malformed(String what) {
    return new ExchangeException(
        Kind.MALFORMED, "%s answered %s".formatted(endpoint, endpoint.withoutKey(what)));
  }

  /// What the server says went wrong, within an answer that began well.
  ExchangeException said(Kind kind, String reason) {
    return new ExchangeException(
        kind, "%s said: %s".formatted(endpoint, endpoint.withoutKey(shortened(reason))));
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
