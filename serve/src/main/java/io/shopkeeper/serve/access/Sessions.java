package io.shopkeeper.serve.access;

import io.shopkeeper.serve.http.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// People logged in to the console, and links by which one logs in once.
///
/// Kept in memory: a restart logs everybody out. Tokens are remembered by their hash only. Safe for
/// any number of threads.
public final class Sessions {
  /// How long a browser stays logged in.
  public static final Duration LIFETIME = Duration.ofHours(12);

  /// How long a login link works.
  public static final Duration LINK_LIFETIME = Duration.ofMinutes(10);

  private static final int MOST = 10_000;

  private final InstantSource clock;
  private final Secrets secrets;
  private final Map<String, Grant> sessions = new ConcurrentHashMap<>();
  private final Map<String, Grant> links = new ConcurrentHashMap<>();

  private record Grant(Caller caller, Instant until) {}

  /// @param random cryptographically strong
  public Sessions(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.secrets = new Secrets(random);
  }

  /// Logs a browser in; the answer is the value of its cookie.
  public String open(Caller caller) {
    return grant(
        sessions, new Caller(caller.id(), caller.role(), caller.limited(), true), LIFETIME);
  }

  /// Who is behind a cookie.
  public Optional<Caller> find(String token) {
    return valid(sessions.get(hash(token)));
  }

  public void close(String token) {
    sessions.remove(hash(token));
  }

  /// Logs out every browser that used a key.
  public void closeAll(String keyId) {
    sessions.values().removeIf(grant -> grant.caller().id().equals(keyId));
  }

  /// A token that logs one browser in, once, within [#LINK_LIFETIME].
  public String link(Caller caller) {
    return grant(links, caller, LINK_LIFETIME);
  }

  /// Uses a token up.
  public Optional<Caller> redeem(String token) {
    return valid(links.remove(hash(token)));
  }

  private String grant(Map<String, Grant> grants, Caller caller, Duration lifetime) {
    Instant now = clock.instant();
    grants.values().removeIf(grant -> grant.until().isBefore(now));
    if (grants.size() >= MOST) {
      grants.clear();
    }
    String token = secrets.secret();
    grants.put(hash(token), new Grant(caller, now.plus(lifetime)));
    return token;
  }

  private Optional<Caller> valid(@Nullable Grant grant) {
    return grant == null || grant.until().isBefore(clock.instant())
        ? Optional.empty()
        : Optional.of(grant.caller());
  }

  private static String hash(String token) {
    return HexFormat.of().formatHex(Secrets.hash("", token));
  }
}
