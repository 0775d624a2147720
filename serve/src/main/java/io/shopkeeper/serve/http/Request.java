package io.shopkeeper.serve.http;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// What a handler sees of an HTTP request.
///
/// @param target path and query as they came, for links back
/// @param parameters the parts of the path named by the route, decoded
public record Request(
    String method,
    String target,
    Map<String, String> parameters,
    Map<String, List<String>> query,
    Headers headers,
    Caller caller,
    Supplier<InputStream> content) {

  /// How much more of a body that is too large is taken, in multiples of what is allowed.
  private static final int READ_AWAY = 4;

  /// The values of headers, by name in any case.
  @FunctionalInterface
  public interface Headers {
    Optional<String> first(String name);

    /// Of one that may come on several lines the last line.
    default Optional<String> last(String name) {
      return first(name);
    }
  }

  /// A part of the path.
  public String path(String name) {
    String value = parameters.get(name);
    if (value == null) {
      throw new IllegalArgumentException("the route has no part '%s'".formatted(name));
    }
    return value;
  }

  /// The first value of a query parameter that is not blank.
  public Optional<String> queried(String name) {
    List<String> values = query.getOrDefault(name, List.of());
    return values.isEmpty() || values.getFirst().isBlank()
        ? Optional.empty()
        : Optional.of(values.getFirst());
  }

  /// A whole number of the query.
  public int number(String name, int preset, int least, int most) {
    Optional<String> text = queried(name);
    if (text.isEmpty()) {
      return preset;
    }
    try {
      int number = Integer.parseInt(text.get());
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Told below, like any other number that does not fit.
    }
    throw Problem.badRequest(
            "%s is '%s'".formatted(name, text.get()),
            "Give a whole number from %d to %d.".formatted(least, most))
        .asException();
  }

  /// The whole body.
  ///
  /// @throws ProblemException with status 413 if it has more than `limit` bytes
  public byte[] body(int limit) {
    Optional<String> announced = headers.first("Content-Length");
    boolean waits = headers.first("Expect").isPresent();
    if (waits && announced.isPresent() && Long.parseLong(announced.get()) > limit) {
      throw tooLarge(limit);
    }
    try {
      InputStream in = content.get();
      byte[] body = in.readNBytes(limit + 1);
      if (body.length > limit) {
        // A client that is still sending would not read the answer.
        skip(in, READ_AWAY * (long) limit);
        throw tooLarge(limit);
      }
      return body;
    } catch (IOException e) {
      throw Problem.badRequest(
              "the body broke off: " + e.getMessage(), "Send the request again, whole.")
          .asException();
    }
  }

  private static void skip(InputStream in, long most) throws IOException {
    long skipped = 1;
    for (long left = most; left > 0 && skipped > 0; left -= skipped) {
      skipped = in.skip(left);
    }
  }

  /// A form as browsers send it.
  public Map<String, List<String>> form(int limit) {
    return QueryString.parse(new String(body(limit), StandardCharsets.UTF_8));
  }

  private static ProblemException tooLarge(int limit) {
    return new Problem(
            ProblemKind.TOO_LARGE,
            "the body has more than %d bytes".formatted(limit),
            "Send it in several requests of at most %d KiB.".formatted(limit / 1024))
        .with("Connection", "close")
        .asException();
  }
}
