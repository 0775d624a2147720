package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.store.Query;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What strangers try at the edge is refused, changes nothing and tells nothing. The list is
/// `attacks.tsv`; requests are written to the socket as they are, since a client would mend them.
@TestInstance(Lifecycle.PER_CLASS)
class AttacksTest {
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern REPEATED = Pattern.compile("\\{(.+?)\\*(\\d+)}");
  private static final Pattern ANSWERED = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

  private final Map<Sender, String> identities = new EnumMap<>(Sender.class);
  private ServedShop shop;
  private Path directory;

  /// Who sends a request.
  private enum Sender {
    NOBODY,
    /// The browser of an administrator who is logged in.
    BROWSER,
    ADMIN,
    SERVICE,
    COLLECT
  }

  /// @param expected the statuses that are a refusal
  /// @param forbidden what an answer must not hold
  record Attack(String kind, Sender sender, Pattern expected, Pattern forbidden, String request) {
    @Override
    public String toString() {
      return kind + ", " + sender.name().toLowerCase(Locale.ROOT) + ": " + request;
    }
  }

  @BeforeAll
  void start(@TempDir Path folder) {
    directory = folder;
    shop = ServedShop.start(folder);
    var local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
    identities.put(Sender.NOBODY, "");
    identities.put(Sender.ADMIN, "Authorization: Bearer " + ServedShop.LOCAL_KEY + "\r\n");
    for (Sender sender : List.of(Sender.SERVICE, Sender.COLLECT)) {
      String role = sender.name().toLowerCase(Locale.ROOT);
      String body = "{\"name\":\"%s\",\"role\":\"%s\"}".formatted(role, role);
      identities.put(
          sender,
          "Authorization: Bearer " + local.postJson("/api/v1/keys", body).text("key") + "\r\n");
    }
    String cookie =
        new HttpAs(shop.server(), null)
            .with("Origin", shop.server().address().toString())
            .send("POST", "/login", FORM, "key=" + ServedShop.LOCAL_KEY)
            .header("Set-Cookie");
    identities.put(Sender.BROWSER, "Cookie: " + cookie.substring(0, cookie.indexOf(';')) + "\r\n");
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  static List<Attack> attacks() {
    return text("attacks.tsv")
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .map(row ->
            new Attack(
                row[0],
                Sender.valueOf(row[1].toUpperCase(Locale.ROOT)),
                Pattern.compile(row[2]),
                Pattern.compile(row[3]),
                row[4]))
        .toList();
  }

  @Test
  void theListIsLong() {
    assertThat(attacks()).hasSizeGreaterThanOrEqualTo(200).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("attacks")
  void anAttackIsRefusedChangesNothingAndTellsNothing(Attack attack) throws IOException {
    String before = kept();
    String answer = send(attack);

    var answered = ANSWERED.matcher(answer);
    String status = answered.lookingAt() ? answered.group(1) : "closed";
    assertThat(status).as(answer).matches(attack.expected);
    assertThat(answer).doesNotContainPattern(attack.forbidden);
    assertThat(kept()).isEqualTo(before);
    assertThat(new HttpAs(shop.server(), null).get("/health/live").status()).isEqualTo(200);
  }

  /// All that a stranger could want to change: keys, people, facts, rules, and files beside.
  private String kept() {
    List<String> counts =
        shop.store()
            .facts()
            .list(
                new Query(
                    "kept",
                    """
                    SELECT concat_ws(' ', (SELECT count(*) FROM api_key),
                      (SELECT count(*) FROM event_line), (SELECT count(*) FROM product),
                      (SELECT count(*) FROM person), (SELECT count(*) FROM rule_change))
                    """,
                    List.of()),
                row -> row.text(0));
    return counts + " " + Files.exists(directory.resolve("stolen"));
  }

  private String send(Attack attack) throws IOException {
    String request = written(attack.request);
    int split = request.indexOf('¶');
    String head = split < 0 ? request : request.substring(0, split);
    byte[] body = (split < 0 ? "" : request.substring(split + 1)).getBytes(StandardCharsets.UTF_8);
    var address = shop.server().address();
    var lines = new StringBuilder(head).append("\r\n");
    if (!head.contains("\r\nHost:") && !head.contains("\r\n-Host:")) {
      lines.append("Host: 127.0.0.1:").append(address.getPort()).append("\r\n");
    }
    if (!head.contains("\r\nAuthorization:")) {
      lines.append(identities.get(attack.sender));
    }
    if (split >= 0 && !head.contains("Content-Length:") && !head.contains("Transfer-Encoding:")) {
      lines.append("Content-Length: ").append(body.length).append("\r\n");
    }
    lines.append("Connection: close\r\n\r\n");
    var answer = new ByteArrayOutputStream();
    try (var socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout((int) PATIENCE.toMillis());
      var out = socket.getOutputStream();
      out.write(
          lines.toString().replaceAll("-Host: none\r\n", "").getBytes(StandardCharsets.UTF_8));
      out.write(body);
      out.flush();
      socket.shutdownOutput();
      socket.getInputStream().transferTo(answer);
    } catch (SocketException e) {
      // The server has had enough of it and closed; what it said before counts.
    }
    return answer.toString(StandardCharsets.UTF_8);
  }

  private static String text(String resource) {
    try (var in = AttacksTest.class.getResourceAsStream(resource)) {
      return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String written(String request) {
    return REPEATED
        .matcher(request)
        .replaceAll(AttacksTest::repeated)
        .replace("⏎", "\r\n")
        .replace("\\0", "\0");
  }

  private static String repeated(MatchResult match) {
    return Matcher.quoteReplacement(match.group(1).repeat(Integer.parseInt(match.group(2))));
  }
}
