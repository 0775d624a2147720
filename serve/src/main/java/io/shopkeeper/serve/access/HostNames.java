package io.shopkeeper.serve.access;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;

/// Under which names the server answers.
///
/// A server that only this machine can reach answers only under this machine's own names: else a
/// page from elsewhere could point a name of its own at 127.0.0.1 and read the console through the
/// visitor's browser (DNS rebinding).
public final class HostNames {
  private final boolean any;
  private final Set<String> names;

  /// @param further names a proxy in front may send
  public HostNames(InetAddress bound, Set<String> further) {
    any = !bound.isLoopbackAddress();
    names = new HashSet<>(Set.of("localhost", "127.0.0.1", "[::1]"));
    names.add(bound.getHostAddress());
    further.forEach(name -> names.add(name.toLowerCase(Locale.ROOT)));
  }

  /// @param host as in the header, with or without a port
  public boolean answers(String host) {
    if (any) {
      return true;
    }
    int colon = host.lastIndexOf(':');
    String name = colon > host.lastIndexOf(']') ? host.substring(0, colon) : host;
    return names.contains(name.toLowerCase(Locale.ROOT));
  }
}
