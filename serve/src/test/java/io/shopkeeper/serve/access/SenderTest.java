package io.shopkeeper.serve.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.http.Request;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SenderTest {
  private static String sender(String peer, String... forwarded) {
    return Sender.of(
        new InetSocketAddress(InetAddress.ofLiteral(peer), 40_000),
        new Request.Headers() {
          @Override
          public Optional<String> first(String name) {
            return forwarded.length == 0 ? Optional.empty() : Optional.of(forwarded[0]);
          }

          @Override
          public Optional<String> last(String name) {
            return forwarded.length == 0
                ? Optional.empty()
                : Optional.of(forwarded[forwarded.length - 1]);
          }
        });
  }

  @ParameterizedTest
  @CsvSource({
    "198.51.100.7, 198.51.100.7",
    "'203.0.113.9, 198.51.100.7', 198.51.100.7",
    "_hidden, _hidden",
    "'', 127.0.0.1",
  })
  void behindAProxyOfThisMachineItIsWhomTheProxySaw(String forwarded, String sender) {
    assertThat(sender("127.0.0.1", forwarded)).isEqualTo(sender);
  }

  /// A client may send a line of its own, behind which the proxy puts another.
  @Test
  void whatAClientMakesUpCountsForNothing() {
    assertThat(sender("127.0.0.1", "203.0.113.9", "198.51.100.7")).isEqualTo("198.51.100.7");
    assertThat(sender("198.51.100.7", "203.0.113.9")).isEqualTo("198.51.100.7");
  }

  @Test
  void addressesOfOneNetworkAreOneHousehold() {
    String one = sender("2001:db8:0:1::1");
    assertThat(sender("2001:db8:0:1:ffff::2")).isEqualTo(one);
    assertThat(sender("::1", "2001:db8:0:1::3")).isEqualTo(one);
    assertThat(sender("::1", "2001:db8:0:2::3")).isNotEqualTo(one);
  }
}
