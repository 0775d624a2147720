package io.shopkeeper.language.client;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// Speaks the protocol over a socket, as well or badly as a test wants: each request takes the next
/// behaviour, and the last one stays.
public final class FakeOpenAiServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Queue<Behaviour> behaviours = new ArrayDeque<>();
  private final List<Map<String, Object>> requests = new ArrayList<>();
  private final List<String> bodies = new ArrayList<>();
  private final List<String> authorizations = new ArrayList<>();

  /// What the server does with a request.
  @FunctionalInterface
  public interface Behaviour {
    void answer(HttpExchange exchange, Map<String, Object> request)
        throws IOException, InterruptedException;
  }

  public FakeOpenAiServer() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/v1/", this::handle);
    server.start();
  }

  public Endpoint endpoint() {
    return endpoint("sk-test-do-not-tell");
  }

  public Endpoint endpoint(String key) {
    return new Endpoint(url(), "fake-model", key);
  }

  public String url() {
    return "http://127.0.0.1:%d/v1".formatted(server.getAddress().getPort());
  }

  public FakeOpenAiServer then(Behaviour behaviour) {
    synchronized (this) {
      behaviours.add(behaviour);
    }
    return this;
  }

  /// The parsed bodies of all requests so far.
  public synchronized List<Map<String, Object>> requests() {
    return List.copyOf(requests);
  }

  /// The bodies as they came.
  public synchronized List<String> bodies() {
    return List.copyOf(bodies);
  }

  public synchronized List<String> authorizations() {
    return List.copyOf(authorizations);
  }

  private void handle(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Map<String, Object> request = Json.object(body).orElseThrow();
    Behaviour behaviour;
    synchronized (this) {
      requests.add(request);
      bodies.add(body);
      authorizations.add(String.valueOf(exchange.getRequestHeaders().getFirst("Authorization")));
      behaviour = behaviours.size() > 1 ? behaviours.remove() : behaviours.element();
    }
    try (exchange) {
      behaviour.answer(exchange, request);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Every text has a vector drawn from its hash.
  public static Behaviour embeddings(int dimension) {
    return (exchange, request) -> {
      var data = new ArrayList<Object>();
      int index = 0;
      for (Object text : (List<?>) Objects.requireNonNull(request.get("input"))) {
        RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(text.hashCode());
        var vector = new ArrayList<Object>();
        for (int d = 0; d < dimension; d++) {
          vector.add(random.nextGaussian());
        }
        data.addFirst(Map.of("object", "embedding", "index", index++, "embedding", vector));
      }
      json(200, Map.of("object", "list", "data", data)).answer(exchange, request);
    };
  }

  public static Behaviour json(int status, Map<String, Object> document) {
    return raw(status, "application/json", Json.text(document));
  }

  public static Behaviour raw(int status, String type, String body) {
    return (exchange, _) -> {
      byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", type);
      exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    };
  }

  /// An error as OpenAI words it.
  public static Behaviour error(int status, String message) {
    return json(status, Map.of("error", Map.of("message", message, "type", "error")));
  }

  /// HTTP 429, naming a time.
  public static Behaviour busy(String retryAfter) {
    return (exchange, request) -> {
      exchange.getResponseHeaders().set("Retry-After", retryAfter);
      error(429, "too many requests").answer(exchange, request);
    };
  }

  /// Says nothing for so long that nobody waits for it.
  public static Behaviour silent() {
    return (_, _) -> Thread.sleep(60_000);
  }

  /// Promises a body and hangs up in its middle.
  public static Behaviour cutOff(String beginning) {
    return (exchange, _) -> {
      byte[] bytes = beginning.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length + 100);
      OutputStream body = exchange.getResponseBody();
      body.write(bytes);
      body.flush();
    };
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
