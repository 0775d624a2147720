package io.shopkeeper.serve;

import java.util.Set;

/// How a server is reached.
///
/// @param host the address to listen on; anything but loopback lets other machines in
/// @param port 0 for any that is free
/// @param hostNames further names the server goes by, as behind a proxy; only a server on loopback
///   is strict about them
/// @param localKey a secret of this start that makes commands on this machine administrators
/// @param requestsPerSecond how many one API key may send in the long run
/// @param requestsPerAddress how many one address may send without a secret key
public record ServeSettings(
    String host,
    int port,
    Set<String> hostNames,
    String localKey,
    int requestsPerSecond,
    int requestsPerAddress) {
  private static final int GENEROUS = 20_000;

  /// Some twenty pages a second with all their pictures.
  private static final int OF_A_HOUSEHOLD = 500;

  private static final int SHORTEST_KEY = 16;

  public ServeSettings {
    hostNames = Set.copyOf(hostNames);
    if (port < 0 || port > 65_535) {
      throw new IllegalArgumentException("port is %d, not from 0 to 65535".formatted(port));
    }
    if (localKey.length() < SHORTEST_KEY) {
      throw new IllegalArgumentException(
          "the local key has %d characters, at least %d are needed"
              .formatted(localKey.length(), SHORTEST_KEY));
    }
    if (requestsPerSecond < 1 || requestsPerAddress < 1) {
      throw new IllegalArgumentException(
          "%d requests per second of a key and %d of an address, at least 1 is needed"
              .formatted(requestsPerSecond, requestsPerAddress));
    }
  }

  /// Reached from this machine only.
  public static ServeSettings local(int port, String localKey) {
    return new ServeSettings("127.0.0.1", port, Set.of(), localKey, GENEROUS, OF_A_HOUSEHOLD);
  }

  @Override
  public String toString() {
    return "%s:%d".formatted(host, port);
  }
}
