package io.shopkeeper.serve;

import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Sends requests to a served shop as one caller.
///
/// @param key null to show none
final class HttpAs {
  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  private final URI address;
  private final Map<String, String> headers = new LinkedHashMap<>();

  HttpAs(ShopServer server, @Nullable String key) {
    this.address = server.address();
    if (key != null) {
      headers.put("Authorization", "Bearer " + key);
    }
  }

  HttpAs with(String header, String value) {
    headers.put(header, value);
    return this;
  }

  Reply get(String path) {
    return send("GET", path, null, null);
  }

  Reply postJson(String path, String body) {
    return send("POST", path, "application/json", body);
  }

  Reply send(String method, String path, @Nullable String type, @Nullable String body) {
    var request =
        HttpRequest.newBuilder(URI.create(address + path))
            .timeout(Duration.ofSeconds(20))
            .method(
                method,
                body == null
                    ? HttpRequest.BodyPublishers.noBody()
                    : HttpRequest.BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (type != null) {
      request.header("Content-Type", type);
    }
    try {
      return new Reply(CLIENT.send(request.build(), HttpResponse.BodyHandlers.ofByteArray()));
    } catch (IOException | InterruptedException e) {
      throw new AssertionError(method + " " + path + " was not answered", e);
    }
  }

  /// What came back.
  record Reply(HttpResponse<byte[]> response) {
    int status() {
      return response.statusCode();
    }

    String text() {
      return new String(response.body(), StandardCharsets.UTF_8);
    }

    Map<String, Object> json() {
      return JsonTree.object(response.body());
    }

    String header(String name) {
      return response.headers().firstValue(name).orElse("");
    }

    /// A member of the body as a text.
    String text(String member) {
      return String.valueOf(json().get(member));
    }

    @SuppressWarnings("unchecked")
    List<Map<String, Object>> list(String name) {
      return (List<Map<String, Object>>) json().getOrDefault(name, List.of());
    }
  }
}
