package io.shopkeeper.app;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;

/// Answers chats with what a test wants, in order, and the last again and again. How a server
/// misbehaves is tested in `language`.
final class FakeModelServer implements AutoCloseable {
  private final HttpServer server;
  private final Queue<Answer> answers = new ArrayDeque<>();
  private final List<String> authorizations = new ArrayList<>();

  private record Answer(int status, String body) {}

  FakeModelServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/v1/chat/completions", this::handle);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:%d".formatted(server.getAddress().getPort());
  }

  /// @param text as it stands in JSON
  FakeModelServer saying(String text) {
    return message("\"content\": \"%s\"".formatted(text));
  }

  /// @param arguments as they stand in a text in JSON
  FakeModelServer calling(String tool, String arguments) {
    return message(
        "\"tool_calls\": [{\"id\": \"c\", \"function\": {\"name\": \"%s\", \"arguments\": \"%s\"}}]"
            .formatted(tool, arguments));
  }

  private FakeModelServer message(String member) {
    return then(
        200,
        """
        {"choices": [{"message": {"role": "assistant", %s}, "finish_reason": "stop"}],
         "usage": {"prompt_tokens": 11, "completion_tokens": 5}}
        """
            .formatted(member));
  }

  synchronized FakeModelServer then(int status, String body) {
    answers.add(new Answer(status, body));
    return this;
  }

  synchronized List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  private synchronized void handle(HttpExchange exchange) throws IOException {
    exchange.getRequestBody().readAllBytes();
    authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
    Answer answer = answers.size() > 1 ? answers.remove() : answers.element();
    byte[] bytes = answer.body.getBytes(StandardCharsets.UTF_8);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(answer.status, bytes.length);
    try (exchange) {
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
