package io.shopkeeper.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.shopkeeper.app.remote.ServerLock;
import io.shopkeeper.app.remote.ShopkeeperClient;
import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A server as a process of its own, and what can stand in its way.
class ServeCommandTest {
  @TempDir private Path scratch = Path.of("");
  private Path folder = Path.of("");

  @BeforeEach
  void nameAFolder() {
    folder = scratch.resolve("shop");
  }

  @Test
  void commandsTalkToTheServerThatHoldsTheFolder() throws IOException {
    SmallShop shop = SmallShop.in(folder);
    try (ChildProcess server = serve()) {
      server.serving(folder);
      Run recommend = command("recommend", shop.customer());
      assertThat(recommend.status()).isZero();
      assertThat(recommend.out()).contains("  1. ");
      Run train = command("train", "--json");
      assertThat(train.status()).isZero();
      assertThat(JsonTree.object(train.out())).containsEntry("model", "item-neighbours-2");
      assertThat(command("models", "list").out()).contains("* item-neighbours-2");
      Path file = Files.writeString(scratch.resolve("products.csv"), "id,title\nnew,New\n");
      Run ingest = command("ingest", file.toString(), "--json");
      assertThat(ingest.status()).isZero();
      assertThat(JsonTree.object(ingest.out())).containsEntry("accepted", 1L);
      Run missing = command("ingest", scratch.resolve("missing.csv").toString());
      assertThat(missing.status()).isEqualTo(1);
      assertThat(missing.reason()).contains("missing.csv");
    }
  }

  @Test
  void theFirstStartTellsTheLinkAndTheAdministratorsKeyAndTheSecondOnlyTheLink()
      throws IOException {
    SmallShop.in(folder);
    try (ChildProcess server = serve()) {
      server.serving(folder);
      Run run = server.stop();
      assertThat(run.out()).contains("/login?token=", "sk_", "./shopkeeper recommend");
    }
    try (ChildProcess server = serve()) {
      server.serving(folder);
      Run run = server.stop();
      assertThat(run.out()).contains("/login?token=").doesNotContainPattern("sk_[0-9a-f]");
    }
  }

  @Test
  void anEventChangesWhatTheServerRecommendsAndOutlivesIt() throws IOException {
    SmallShop shop = SmallShop.in(folder);
    String visit = "/api/v1/recommendations?session=visit-1";
    try (ChildProcess server = serve()) {
      try (var client = new ShopkeeperClient(server.serving(folder))) {
        assertThat(client.get(visit)).contains("\"popular\"");
        client.post(
            "/api/v1/events",
            "{\"event\":\"view_item\",\"session\":\"visit-1\",\"product\":\"%s\"}"
                .formatted(shop.product()));
        assertThat(client.get(visit)).contains("\"session_history\"");
      }
      assertThat(server.stop().status()).isZero();
    }
    try (ChildProcess server = serve();
        var client = new ShopkeeperClient(server.serving(folder))) {
      assertThat(client.get(visit)).contains("\"session_history\"");
    }
  }

  @Test
  void aServerThatIsAskedToStopEndsWellAndLeavesNoLock() throws IOException {
    SmallShop.in(folder);
    try (ChildProcess server = serve()) {
      server.serving(folder);
      Run run = server.stop();
      assertThat(run.status()).isZero();
      assertThat(folder.resolve("server.lock")).doesNotExist();
    }
  }

  @Test
  void aSecondServerIsRefusedWithTheProcessOfTheFirst() throws IOException {
    SmallShop.in(folder);
    try (ChildProcess first = serve()) {
      ServerLock.Holder holder = first.serving(folder);
      Run second = ChildProcess.run(scratch, words("serve", "--port", "0"));
      assertThat(second.status()).isEqualTo(1);
      assertThat(second.reason())
          .contains(folder.toString(), "process " + first.pid(), String.valueOf(holder.address()));
      assertThat(command("keys", "list").status()).as("the first goes on").isZero();
    }
  }

  @Test
  void aKilledServerDoesNotBlockTheNext() throws IOException {
    SmallShop shop = SmallShop.in(folder);
    try (ChildProcess server = serve()) {
      server.serving(folder);
      server.kill();
    }
    assertThat(folder.resolve("server.lock")).exists();
    assertThat(command("recommend", shop.customer()).status()).isZero();
    try (ChildProcess server = serve()) {
      server.serving(folder);
    }
  }

  @Test
  void aPortThatIsTakenIsNamed() throws IOException {
    SmallShop.in(folder);
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());
      Run run = ChildProcess.run(scratch, words("serve", "--port", port));
      assertThat(run.status()).isEqualTo(1);
      assertThat(run.reason()).contains(port, "taken", "--port");
    }
    assertThat(folder.resolve("server.lock")).doesNotExist();
  }

  @Test
  void aDamagedDatabaseIsNamedAndLeftAsItIs() throws IOException {
    SmallShop.in(folder);
    Path database = folder.resolve("facts.duckdb");
    Files.write(database, new byte[64], StandardOpenOption.WRITE);
    byte[] damaged = Files.readAllBytes(database);
    Run run = ChildProcess.run(scratch, words("serve", "--port", "0"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains(database.toString(), "backup");
    assertThat(Files.readAllBytes(database)).isEqualTo(damaged);
  }

  @Test
  void aFolderWithoutPermissionIsNamed() throws IOException {
    assumeThat(System.getProperty("user.name")).as("root may do everything").isNotEqualTo("root");
    Files.writeString(scratch.resolve("products.csv"), "id,title\na,A\n");
    Files.createDirectory(folder);
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    Run run =
        ChildProcess.run(
            scratch, words("run", "--data", scratch.toString(), "--shop", "x", "--port", "0"));
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains(folder.toString(), "permission");
  }

  @Test
  void aFolderThatCannotBeMadeIsNamed() throws IOException {
    Files.writeString(scratch.resolve("products.csv"), "id,title\na,A\n");
    Path file = Files.writeString(scratch.resolve("file"), "in the way");
    Run run =
        Run.inProcess(
            "run",
            "--data",
            scratch.toString(),
            "--port",
            "0",
            "--data-dir",
            file.resolve("shop").toString());
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.reason()).contains(file.toString());
  }

  @Test
  void aServerAnswersToTheNamesItIsGiven() throws IOException {
    SmallShop.in(folder);
    String[] words =
        words("serve", "--port", "0", "--host-name", "shop.example", "--host-name", "tea.example");
    try (ChildProcess server = ChildProcess.start(scratch, words)) {
      int port = Objects.requireNonNull(server.serving(folder).address()).getPort();
      assertThat(statusFor("shop.example", port)).contains(" 200 ");
      assertThat(statusFor("TEA.example:443", port)).contains(" 200 ");
      assertThat(statusFor("evil.example", port)).contains(" 421 ");
    }
  }

  /// The first line of the answer to one who asked for a host by this name.
  private static String statusFor(String host, int port) throws IOException {
    try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
      String request = "GET /health HTTP/1.1\r\nHost: " + host + "\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      byte[] answer = socket.getInputStream().readAllBytes();
      return new String(answer, StandardCharsets.UTF_8).lines().findFirst().orElse("");
    }
  }

  private ChildProcess serve() throws IOException {
    return ChildProcess.start(scratch, words("serve", "--port", "0"));
  }

  private Run command(String... words) {
    return Run.inProcess(words(words));
  }

  private String[] words(String... words) {
    String[] all = new String[words.length + 2];
    System.arraycopy(words, 0, all, 0, words.length);
    all[words.length] = "--data-dir";
    all[words.length + 1] = folder.toString();
    return all;
  }
}
