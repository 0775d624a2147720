package io.shopkeeper.serve;

import static org.assertj.core.api.Assertions.assertThat;

import io.shopkeeper.serve.http.JsonTree;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;

/// Conversations as server-sent events, read line by line from a socket.
@TestInstance(Lifecycle.PER_CLASS)
class ChatStreamTest {
  private static final int MOST_BEATS = 4; // likewise
  private static final int PATIENCE = 60_000; // ms until a test gives up

  private ServedShop shop;
  private HttpAs local;

  @BeforeAll
  void start(@TempDir Path directory) {
    shop = ServedShop.start(directory);
    local = new HttpAs(shop.server(), ServedShop.LOCAL_KEY);
  }

  @AfterAll
  void stop() {
    shop.close();
  }

  /// A reader of events.
  private final class Reader implements AutoCloseable {
    private final Socket socket;
    private final BufferedReader lines;

    Reader(String method, String path, String body, String... headers) throws IOException {
      this(shop.server(), method, path, body, headers);
    }

    Reader(ShopServer server, String method, String path, String body, String... headers)
        throws IOException {
      var address = server.address();
      socket = new Socket(address.getHost(), address.getPort());
      socket.setSoTimeout(PATIENCE);
      byte[] content = body.getBytes(StandardCharsets.UTF_8);
      var request = new StringBuilder();
      request.append(method).append(' ').append(path).append(" HTTP/1.1\r\n");
      request.append("Host: localhost\r\nAccept: text/event-stream\r\n");
      request.append("Authorization: Bearer ").append(ServedShop.LOCAL_KEY).append("\r\n");
      for (String header : headers) {
        request.append(header).append("\r\n");
      }
      request.append("Content-Length: ").append(content.length).append("\r\n\r\n").append(body);
      socket.getOutputStream().write(request.toString().getBytes(StandardCharsets.UTF_8));
      lines =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
    }

    /// The next event of a name and what it holds; others are passed over.
    Map<String, Object> next(String event) throws IOException {
      int beats = 0;
      for (String line = lines.readLine();
          line != null && beats < MOST_BEATS;
          line = lines.readLine()) {
        beats += line.startsWith(":") ? 1 : 0;
        if (line.equals("event: " + event)) {
          String data = lines.readLine();
          return JsonTree.object((data.startsWith("id: ") ? lines.readLine() : data).substring(6));
        }
      }
      throw new AssertionError("the stream ended before " + event);
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }

  private String begin(String question) {
    return local
        .postJson("/api/v1/ask", "{\"question\":\"%s\"}".formatted(question))
        .text("conversation");
  }

  private static String messages(String conversation) {
    return "/api/v1/conversations/" + conversation + "/messages";
  }

  @Test
  void anAnswerComesStatementByStatementAndThenWhole() throws IOException {
    try (var reader = new Reader("POST", "/api/v1/ask", "{\"question\":\"How much is p-0?\"}")) {
      assertThat(reader.next("begun")).isEmpty();
      assertThat(reader.next("statement").toString()).contains("€4.50", "price");
      assertThat(reader.next("answer"))
          .containsEntry("outcome", "answered")
          .containsEntry("turn", 1L)
          .containsKey("conversation");
    }
  }

  @Test
  void twoTabsHearWhatIsSaidInEither() throws IOException {
    String id = begin("How much is p-0?");
    try (var one = new Reader("GET", messages(id) + "?after=1", "");
        var other = new Reader("GET", messages(id), "")) {
      assertThat(other.next("turn")).containsEntry("question", "How much is p-0?");
      assertThat(one.next("standing")).containsEntry("standing", "assistant");
      local.postJson(
          "/api/v1/ask",
          "{\"question\":\"I want to talk to a person\",\"conversation\":\"%s\"}".formatted(id));
      for (Reader reader : List.of(one, other)) {
        assertThat(reader.next("turn"))
            .containsEntry("turn", 2L)
            .containsEntry("question", "I want to talk to a person");
        assertThat(reader.next("standing").get("standing")).isIn("waiting", "assistant");
      }
      local.postJson("/api/v1/inbox/" + id + "/replies", "{\"text\":\"Ada\\nhere.\"}");
      assertThat(one.next("turn").toString()).contains("Ada\nhere.");
      assertThat(other.next("turn").toString()).contains("Ada\nhere.");
    }
  }

  @Test
  void aReaderGoesOnWhereTheyWere() throws IOException {
    String id = begin("How much is p-0?");
    local.postJson(
        "/api/v1/ask", "{\"question\":\"And p-1?\",\"conversation\":\"%s\"}".formatted(id));
    try (var back = new Reader("GET", messages(id), "", "Last-Event-ID: 1")) {
      assertThat(back.next("turn")).containsEntry("question", "And p-1?");
    }
  }

  @Test
  void aConversationGoesOnAfterARestart() throws IOException {
    String id = begin("How much is p-0?");
    local.postJson(
        "/api/v1/ask", "{\"question\":\"And p-1?\",\"conversation\":\"%s\"}".formatted(id));
    ShopServer again =
        ShopServer.start(
            new ServeSettings("127.0.0.1", 0, Set.of(), ServedShop.LOCAL_KEY, 1_000, 1_000),
            shop.servicesOfANewProcess());
    try (var back = new Reader(again, "GET", messages(id), "", "Last-Event-ID: 1")) {
      assertThat(back.next("turn")).containsEntry("question", "And p-1?");
      new HttpAs(again, ServedShop.LOCAL_KEY)
          .postJson(
              "/api/v1/ask",
              "{\"question\":\"Is it in stock?\",\"conversation\":\"%s\"}".formatted(id));
      assertThat(back.next("turn").toString()).contains("Is it in stock?", "is in stock");
    } finally {
      again.stop();
    }
  }

  @Test
  void whoLeavesInTheMiddleOfAnAnswerFindsItInTheConversation() throws Exception {
    String id = begin("Hello");
    new Reader(
            "POST",
            "/api/v1/ask",
            "{\"question\":\"How much is p-0?\",\"conversation\":\"%s\"}".formatted(id))
        .close();
    try (var later = new Reader("GET", messages(id) + "?after=1", "")) {
      assertThat(later.next("turn").toString()).contains("€4.50");
    }
  }

  @Test
  void twoQuestionsAtOnceAreBothAnsweredAndNumbered() throws Exception {
    String id = begin("Hello");
    var asking = new ArrayList<Thread>();
    for (int i = 0; i < 4; i++) {
      int number = i;
      asking.add(
          Thread.ofVirtual()
              .start(() ->
                  new HttpAs(shop.server(), ServedShop.LOCAL_KEY)
                      .postJson(
                          "/api/v1/ask",
                          "{\"question\":\"How much is p-%d?\",\"conversation\":\"%s\"}"
                              .formatted(number, id))));
    }
    for (Thread thread : asking) {
      thread.join();
    }
    assertThat(local.get(messages(id)).list("messages"))
        .extracting(one -> one.get("turn"))
        .containsExactly(1L, 2L, 3L, 4L, 5L);
  }

  @Test
  void aConversationOfSomebodyElseIsNotToBeHeard() {
    var reader =
        new HttpAs(shop.server(), ServedShop.LOCAL_KEY).with("Accept", "text/event-stream");
    assertThat(reader.get(messages("nope")).status()).isEqualTo(404);
  }
}
