package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.SessionId;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;

/// Who is in the shop, told by a cookie that says nothing about them.
///
/// Kept in memory: a restart empties every cart, and of very many visitors those are forgotten that
/// came least lately. Safe for any number of threads.
final class Visitors {
  /// The cookie; it ends with the browser.
  static final String COOKIE = "shopkeeper_visitor";

  /// The hidden field of every form.
  static final String SEAL = "seal";

  private static final int MOST = 10_000;
  private static final int SECRET_BYTES = 24;
  private static final int NAME_BYTES = 12;

  private final InstantSource clock;
  private final RandomGenerator random;
  private final Map<String, Visitor> known =
      new LinkedHashMap<>(64, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visitor> eldest) {
          return size() > MOST;
        }
      };

  /// @param random cryptographically strong
  Visitors(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /// A visitor, and the cookie they have yet to be given; empty if they have it.
  record Arrival(Visitor visitor, String cookie) {}

  /// Whoever asks for a page, also for the first time.
  Arrival arrive(Request request) {
    Optional<Visitor> met = find(request);
    if (met.isPresent()) {
      met.get().comes(clock.instant());
      return new Arrival(met.get(), "");
    }
    var visitor =
        new Visitor(
            hex(SECRET_BYTES), () -> new SessionId("shop-" + hex(NAME_BYTES)), clock.instant());
    String token = hex(SECRET_BYTES);
    synchronized (known) {
      known.put(token, visitor);
    }
    return new Arrival(
        visitor, "%s=%s; Path=/shop; HttpOnly; SameSite=Lax".formatted(COOKIE, token));
  }

  /// Who sends a form of ours, or asks by a script of ours.
  ///
  /// @param seal as the page had it
  /// @throws ProblemException if the form was not on a page that this very visitor was shown, as
  ///   one on another site
  Visitor sender(Request request, String seal) {
    Visitor visitor =
        find(request)
            .orElseThrow(() -> strange("nobody is known who would have been shown this form"));
    byte[] shown = seal.getBytes(StandardCharsets.UTF_8);
    if (!MessageDigest.isEqual(shown, visitor.seal().getBytes(StandardCharsets.UTF_8))) {
      throw strange("the form was not on a page of this visit");
    }
    visitor.comes(clock.instant());
    return visitor;
  }

  private static ProblemException strange(String detail) {
    return new Problem(
            ProblemKind.FORBIDDEN,
            detail,
            "Go back, load the page again and send it from there; cookies of this site must be"
                + " allowed.")
        .asException();
  }

  private Optional<Visitor> find(Request request) {
    return request
        .headers()
        .first("Cookie")
        .flatMap(Visitors::token)
        .map(token -> {
          synchronized (known) {
            return known.get(token);
          }
        });
  }

  private static Optional<String> token(String cookies) {
    for (String cookie : cookies.split(";")) {
      String pair = cookie.strip();
      if (pair.startsWith(COOKIE + "=")) {
        return Optional.of(pair.substring(COOKIE.length() + 1));
      }
    }
    return Optional.empty();
  }

  private String hex(int bytes) {
    byte[] made = new byte[bytes];
    random.nextBytes(made);
    return HexFormat.of().formatHex(made);
  }
}
