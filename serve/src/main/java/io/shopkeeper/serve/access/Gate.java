package io.shopkeeper.serve.access;

import io.shopkeeper.serve.http.Access;
import io.shopkeeper.serve.http.Caller;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.ProblemException;
import io.shopkeeper.serve.http.ProblemKind;
import io.shopkeeper.serve.http.Request;
import io.shopkeeper.serve.http.Role;
import java.net.SocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Optional;

/// Lets a request in, or says why not. Safe for any number of threads.
public final class Gate {
  /// The cookie of a browser that is logged in.
  public static final String COOKIE = "shopkeeper_session";

  private static final String BEARER = "Bearer ";
  private static final Caller LOCAL = new Caller("local", Role.ADMIN, false, false);

  private final ApiKeys keys;
  private final Sessions sessions;
  private final RateLimits limits;
  private final RateLimits addresses;
  private final HostNames hosts;
  private final byte[] localKey;

  /// @param limits of keys
  /// @param addresses limits of addresses, for whoever needs no secret key to ask
  /// @param localKey a secret of this start, known to commands on the same machine
  public Gate(
      ApiKeys keys,
      Sessions sessions,
      RateLimits limits,
      RateLimits addresses,
      HostNames hosts,
      String localKey) {
    this.keys = keys;
    this.sessions = sessions;
    this.limits = limits;
    this.addresses = addresses;
    this.hosts = hosts;
    this.localKey = localKey.getBytes(StandardCharsets.UTF_8);
  }

  /// Who sends these headers.
  ///
  /// @throws ProblemException for a key that is not ours, a host name the server does not go by, or
  ///   an address that asks too often without a secret key: somebody who guesses one, a browser, or
  ///   a page, whose key everybody can read
  public Caller identify(Request.Headers headers, SocketAddress peer) {
    String host = headers.first("Host").orElse("");
    if (!hosts.answers(host)) {
      throw new Problem(
              ProblemKind.WRONG_HOST,
              "the request was sent to '%s'".formatted(host),
              "Use localhost or 127.0.0.1, or start the server with --host-name and this name.")
          .asException();
    }
    Optional<String> authorization = headers.first("Authorization");
    Optional<Caller> holder = authorization.flatMap(this::verify);
    if (holder.isEmpty() || !keys.origins(holder.get().id()).isEmpty()) {
      requireSeldom(Sender.of(peer, headers));
    }
    if (authorization.isPresent()) {
      return holder.orElseThrow(() -> unauthorised("the key is not valid"));
    }
    return headers
        .first("Cookie")
        .flatMap(Gate::sessionToken)
        .flatMap(sessions::find)
        .orElse(Caller.UNKNOWN);
  }

  /// The caller behind a key as a person pasted it.
  public Optional<Caller> verifyKey(String text) {
    return MessageDigest.isEqual(localKey, text.getBytes(StandardCharsets.UTF_8))
        ? Optional.of(LOCAL)
        : keys.verify(text);
  }

  /// @throws ProblemException if the caller may not use a route, came from a foreign page, or asks
  ///   too often
  public void check(Caller caller, Access access, String method, Request.Headers headers) {
    if (!caller.may(access)) {
      throw caller.known() ? forbidden(caller, access) : unauthorised("the request shows no key");
    }
    if (caller.byCookie() && !method.equals("GET") && !method.equals("HEAD")) {
      checkOrigin(headers);
    }
    PageOrigins.check(keys.origins(caller.id()), headers);
    if (caller.limited() && !limits.admits(caller.id())) {
      throw tooMany(
          "key %s sends more requests than it may".formatted(caller.id()),
          "Wait a second, then go on; send events in batches.");
    }
  }

  private void requireSeldom(String address) {
    if (!addresses.admits(address)) {
      throw tooMany(
          "more requests come from this address than from one household",
          "Wait a second, then go on; a program asks with an API key.");
    }
  }

  private static ProblemException tooMany(String detail, String advice) {
    return new Problem(ProblemKind.TOO_MANY_REQUESTS, detail, advice)
        .with("Retry-After", "1")
        .asException();
  }

  /// Refuses what another site's page makes a browser send.
  ///
  /// The session cookie is SameSite=Strict already; this also holds where a sibling subdomain or an
  /// old browser gets around that.
  public static void checkOrigin(Request.Headers headers) {
    String host = headers.first("Host").orElse("");
    Optional<String> origin = headers.first("Origin");
    boolean own =
        origin.isPresent()
            ? origin.get().equals("http://" + host) || origin.get().equals("https://" + host)
            : headers.first("Sec-Fetch-Site").map("same-origin"::equals).orElse(false);
    if (!own) {
      throw new Problem(
              ProblemKind.FOREIGN_ORIGIN,
              "its origin is '%s'".formatted(origin.orElse("unknown")),
              "Use the console's own pages, or send an API key.")
          .asException();
    }
  }

  /// The session token of a `Cookie` header.
  public static Optional<String> sessionToken(String cookies) {
    for (String cookie : cookies.split(";")) {
      String pair = cookie.strip();
      if (pair.startsWith(COOKIE + "=")) {
        return Optional.of(pair.substring(COOKIE.length() + 1));
      }
    }
    return Optional.empty();
  }

  private Optional<Caller> verify(String authorization) {
    return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
        ? verifyKey(authorization.substring(BEARER.length()).strip())
        : Optional.empty();
  }

  private static ProblemException unauthorised(String detail) {
    return new Problem(
            ProblemKind.UNAUTHORISED,
            detail,
            "Send the header 'Authorization: Bearer sk_…' with a key of this shop.")
        .with("WWW-Authenticate", "Bearer")
        .asException();
  }

  private static ProblemException forbidden(Caller caller, Access access) {
    Role role = caller.role();
    return new Problem(
            ProblemKind.FORBIDDEN,
            "key %s has the role %s".formatted(caller.id(), role == null ? "" : role.wireName()),
            "Use a key with one of the roles: %s.".formatted(access.roleNames()))
        .asException();
  }
}
