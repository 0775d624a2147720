package io.shopkeeper.serve.access;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Lets the shop's own pages send events from a browser (the Fetch standard, section 3.2, CORS),
/// and no other page anything.
///
/// A key that pages use is no secret: everybody can read it there. It says where it may be used
/// from, and can only send.
public final class PageOrigins {
  /// Who a page speaks for; see [CustomerSignatures].
  public static final String IDENTITY = "Shopkeeper-Identity";

  private static final String ONE_HOUR = "3600";

  private final ApiKeys keys;

  public PageOrigins(ApiKeys keys) {
    this.keys = keys;
  }

  /// An origin as browsers write it, as in `https://shop.example` or `http://localhost:3000`.
  ///
  /// @throws IllegalArgumentException if it is none
  static String origin(String text) {
    String plain = text.strip().toLowerCase(Locale.ROOT);
    String trimmed = plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    try {
      URI uri = new URI(trimmed);
      boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
      if (web && uri.getHost() != null && trimmed.endsWith(uri.getRawAuthority())) {
        return trimmed;
      }
    } catch (URISyntaxException _) {
      // Told below, like everything else that is none.
    }
    throw new IllegalArgumentException(
        "'%s' is not the address of a site, as in https://shop.example, without a path"
            .formatted(text));
  }

  /// Whether pages of an origin may send anything.
  private boolean allows(String origin) {
    return keys.list().stream().anyMatch(key -> key.origins().contains(origin));
  }

  /// Tells a browser whether a page may send what it is about to.
  ///
  /// @throws ProblemException if no key is for pages of that origin
  public Answer preflight(Request request) {
    String origin = request.headers().first("Origin").orElse("");
    if (!allows(origin)) {
      throw foreign(origin);
    }
    var headers =
        Map.of(
            "Access-Control-Allow-Methods",
            "GET, POST",
            "Access-Control-Allow-Headers",
            "Authorization, Content-Type, Last-Event-ID, " + IDENTITY,
            "Access-Control-Max-Age",
            ONE_HOUR);
    return new Answer(204, "text/plain", new byte[0], headers);
  }

  /// Lets the page that asked read an answer, a problem included.
  public Answer readable(Answer answer, Request.Headers headers) {
    return headers
        .first("Origin")
        .filter(this::allows)
        .map(origin ->
            answer
                .with("Access-Control-Allow-Origin", origin)
                .with("Access-Control-Expose-Headers", "Date, Retry-After")
                .with("Vary", "Origin"))
        .orElse(answer);
  }

  /// @param allowed where a key may be used from; empty for one that is not for pages
  /// @throws ProblemException if a key for pages comes from elsewhere
  static void check(List<String> allowed, Request.Headers headers) {
    if (allowed.isEmpty()) {
      return; // most requests: their headers need not be looked through
    }
    String origin = headers.first("Origin").orElse("");
    if (!allowed.contains(origin)) {
      throw foreign(origin);
    }
  }

  private static ProblemException foreign(String origin) {
    return new Problem(
            ProblemKind.FOREIGN_ORIGIN,
            origin.isEmpty() ? "it names no origin" : "its origin is '%s'".formatted(origin),
            "Make a key for pages of that address: 'shopkeeper keys create NAME --role collect"
                + " --origin ADDRESS'.")
        .asException();
  }
}
