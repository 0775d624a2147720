package io.shopkeeper.app.remote;

import io.shopkeeper.app.terminal.CommandException;
import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;

/// Talks to the server of a data directory as its administrator.
public final class ShopkeeperClient implements ShopApi, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  /// Until a download begins: copying the tables of a large shop takes a while.
  private static final Duration PREPARING = Duration.ofHours(1);

  private final HttpClient http =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .connectTimeout(Duration.ofSeconds(5))
          .build();
  private final URI address;
  private final String key;
  private final long pid;

  /// @throws CommandException if the server is still starting
  public ShopkeeperClient(ServerLock.Holder server) {
    if (server.address() == null || server.key() == null) {
      throw new CommandException(
          "the server (process %d) is still starting: try again in a moment"
              .formatted(server.pid()));
    }
    this.address = server.address();
    this.key = server.key();
    this.pid = server.pid();
  }

  @Override
  public String get(String path) {
    return send(request(path).GET().build());
  }

  @Override
  public void download(String path, OutputStream out) {
    HttpRequest request = request(path).timeout(PREPARING).GET().build();
    try {
      HttpResponse<InputStream> response = http.send(request, BodyHandlers.ofInputStream());
      try (InputStream in = response.body()) {
        if (response.statusCode() / 100 != 2) {
          throw new CommandException(
              reason(response.statusCode(), new String(in.readAllBytes(), StandardCharsets.UTF_8)));
        }
        in.transferTo(out);
      }
    } catch (IOException e) {
      throw new CommandException(
          "the download from %s broke off (%s): what was written is not whole; look at the server's log and try again"
              .formatted(address, e.getMessage()),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while waiting for the server at " + address, e);
    }
  }

  @Override
  public String post(String path, String json) {
    return sendJson("POST", path, json);
  }

  @Override
  public String put(String path, String json) {
    return sendJson("PUT", path, json);
  }

  private String sendJson(String method, String path, String json) {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(json))
            .build());
  }

  @Override
  public String delete(String path) {
    return send(request(path).DELETE().build());
  }

  @Override
  public void close() {
    http.shutdownNow();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(address.resolve(path))
        .timeout(PATIENCE)
        .header("Accept", "application/json")
        .header("Authorization", "Bearer " + key);
  }

  private String send(HttpRequest request) {
    try {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      if (response.statusCode() / 100 != 2) {
        throw new CommandException(reason(response.statusCode(), response.body()));
      }
      return response.body();
    } catch (IOException e) {
      throw new CommandException(
          "the server at %s (process %d) does not answer (%s): look at what it says, or stop it with 'kill %d'"
              .formatted(address, pid, e, pid),
          e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("interrupted while waiting for the server at " + address, e);
    }
  }

  /// What a problem document (RFC 9457) says.
  private static String reason(int status, String body) {
    try {
      Map<String, Object> problem = JsonTree.object(body);
      return "%s. %s".formatted(problem.get("detail"), problem.getOrDefault("advice", ""));
    } catch (IllegalArgumentException _) {
      return "the server answered HTTP %d".formatted(status);
    }
  }
}
