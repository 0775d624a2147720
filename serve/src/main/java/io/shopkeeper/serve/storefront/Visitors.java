package io.shopkeeper.serve.storefront;

import io.shopkeeper.domain.CustomerId;
import io.shopkeeper.domain.SessionId;
import io.shopkeeper.domain.Sha256;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.random.RandomGenerator;
import java.util.regex.Pattern;

/// Who is in the shop, told by a cookie that says nothing about them.
///
/// The store keeps what is worth keeping of them, by the hash of the cookie; of very many visitors
/// those are dropped from memory that came least lately. Safe for any number of threads.
final class Visitors {
  /// The cookie; it ends with the browser.
  static final String COOKIE = "shopkeeper_visitor";

  /// The hidden field of every form.
  static final String SEAL = "seal";

  private static final Duration DAY = Duration.ofDays(1);
  private static final int MOST = 10_000;
  private static final int SECRET_BYTES = 24;
  private static final int NAME_BYTES = 12;
  private static final Pattern TOKEN = Pattern.compile("[0-9a-f]{%d}".formatted(2 * SECRET_BYTES));

  private final InstantSource clock;
  private final RandomGenerator random;
  private final VisitorRecords records;

  /// When those were forgotten whom nobody will meet again.
  private final AtomicReference<Instant> forgotten;

  /// By the hash of the cookie.
  private final Map<String, Visitor> known =
      new LinkedHashMap<>(64, .75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Visitor> eldest) {
          return size() > MOST;
        }
      };

  /// @param random cryptographically strong
  Visitors(VisitorRecords records, InstantSource clock, RandomGenerator random) {
    this.records = records;
    this.clock = clock;
    this.random = random;
    this.forgotten = new AtomicReference<>(clock.instant());
    records.forgetOld(forgotten.get());
  }

  /// A visitor, and the cookie they have yet to be given; empty if they have it.
  record Arrival(Visitor visitor, String cookie) {}

  /// Whoever asks for a page, also for the first time.
  Arrival arrive(Request request) {
    forgetOld(clock.instant());
    Optional<Visitor> met = find(request);
    if (met.isPresent()) {
      met.get().comes(clock.instant());
      return new Arrival(met.get(), "");
    }
    String token = hex(SECRET_BYTES);
    String id = Sha256.hex(token);
    var visitor = new Visitor(id, hex(SECRET_BYTES), clock.instant(), this::session, records);
    synchronized (known) {
      known.put(id, visitor);
    }
    return new Arrival(
        visitor, "%s=%s; Path=/shop; HttpOnly; SameSite=Lax".formatted(COOKIE, token));
  }

  private void forgetOld(Instant now) {
    Instant last = forgotten.get();
    if (Duration.between(last, now).compareTo(DAY) >= 0 && forgotten.compareAndSet(last, now)) {
      records.forgetOld(now);
    }
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
        .filter(token -> TOKEN.matcher(token).matches())
        .flatMap(token -> known(Sha256.hex(token)));
  }

  private Optional<Visitor> known(String id) {
    synchronized (known) {
      Visitor visitor = known.get(id);
      if (visitor != null) {
        return Optional.of(visitor);
      }
    }
    return records
        .find(id)
        .map(kept -> {
          var again = new Visitor(id, kept, this::session, records);
          synchronized (known) {
            Visitor meanwhile = known.putIfAbsent(id, again);
            return meanwhile == null ? again : meanwhile;
          }
        });
  }

  /// Every browser in which one of these customers is signed in becomes nobody's.
  void forget(Set<CustomerId> customers) {
    List<Visitor> all;
    synchronized (known) {
      all = List.copyOf(known.values());
    }
    all.forEach(visitor -> visitor.forget(customers));
  }

  private SessionId session() {
    return new SessionId("shop-" + hex(NAME_BYTES));
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
