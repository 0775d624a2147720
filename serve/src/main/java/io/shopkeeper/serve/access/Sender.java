package io.shopkeeper.serve.access;

import io.shopkeeper.serve.http.Request;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.Arrays;
import java.util.HexFormat;

/// From where a request came, for limits; never stored.
final class Sender {
  private static final String FORWARDED = "X-Forwarded-For";
  private static final int LONGEST = 64;

  /// One household or machine of IPv6 has that many bytes to itself, and as many addresses as it
  /// likes behind them.
  private static final int NETWORK_BYTES = 8;

  private Sender() {}

  /// The address of the other end; behind a proxy on this machine the one that the proxy saw, which
  /// it puts last.
  static String of(SocketAddress peer, Request.Headers headers) {
    InetAddress address = peer instanceof InetSocketAddress internet ? internet.getAddress() : null;
    if (address == null) {
      return "";
    }
    if (address.isLoopbackAddress()) {
      String forwarded = headers.last(FORWARDED).orElse("");
      String last = forwarded.substring(forwarded.lastIndexOf(',') + 1).strip();
      if (!last.isEmpty() && last.length() <= LONGEST) {
        return named(last);
      }
    }
    return network(address);
  }

  private static String named(String forwarded) {
    try {
      return network(InetAddress.ofLiteral(forwarded));
    } catch (IllegalArgumentException _) {
      return forwarded; // Some proxies put a name of their own (RFC 7239, section 6).
    }
  }

  private static String network(InetAddress address) {
    return address instanceof Inet6Address
        ? HexFormat.of().formatHex(Arrays.copyOf(address.getAddress(), NETWORK_BYTES))
        : address.getHostAddress();
  }
}
