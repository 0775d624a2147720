package io.shopkeeper.e2e;

import com.sun.net.httpserver.HttpServer;
import io.shopkeeper.serve.ServedShop;
import io.shopkeeper.serve.http.JsonTree;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/// A shop's own site, on another server than Shopkeeper's, whose one page has one of its scripts by
/// a tag. The query of an address becomes the tag's attributes.
final class TaggedSite implements AutoCloseable {
  private final ServedShop shop;
  private final HttpServer pages;
  private final String key;
  private final String identitySecret;

  /// @param script the path of the script that the page has
  /// @param policy the page's content security policy, %1$s for Shopkeeper's address; empty for
  ///   none
  TaggedSite(ServedShop shop, String script, String policy)
      throws IOException, InterruptedException {
    this.shop = shop;
    String address = shop.server().address().toString();
    pages = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    Map<String, Object> made =
        post(
            "/api/v1/keys",
            "{\"name\":\"pages\",\"role\":\"collect\",\"origins\":[\"%s\"]}".formatted(address()));
    key = String.valueOf(made.get("key"));
    identitySecret = String.valueOf(made.get("identitySecret"));
    pages.createContext(
        "/",
        exchange -> {
          String query = exchange.getRequestURI().getQuery();
          byte[] page =
              """
              <!doctype html><html lang="en"><head><title>A shop</title>
              <script async src="%s%s" data-key="%s" %s></script>
              </head><body><main><h1>A shop</h1></main></body></html>
              """
                  .formatted(address, script, key, query == null ? "" : query)
                  .getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          if (!policy.isEmpty()) {
            exchange.getResponseHeaders().set("Content-Security-Policy", policy.formatted(address));
          }
          exchange.sendResponseHeaders(200, page.length);
          exchange.getResponseBody().write(page);
          exchange.close();
        });
    pages.start();
  }

  String address() {
    return "http://127.0.0.1:" + pages.getAddress().getPort();
  }

  /// The public key in the tag.
  String key() {
    return key;
  }

  /// What the shop's server signs its customers with.
  String identitySecret() {
    return identitySecret;
  }

  /// Asks Shopkeeper as its administrator.
  Map<String, Object> post(String path, String body) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(shop.server().address() + path))
            .header("Authorization", "Bearer " + ServedShop.LOCAL_KEY)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return JsonTree.object(client.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
  }

  @Override
  public void close() {
    pages.stop(0);
  }
}
