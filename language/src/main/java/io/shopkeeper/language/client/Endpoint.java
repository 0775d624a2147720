package io.shopkeeper.language.client;

import java.net.URI;
import java.net.URISyntaxException;
import org.jspecify.annotations.Nullable;

/// A server, the model to ask it for, and the key it wants, which nothing here ever prints.
public final class Endpoint {
  private final URI base;
  private final String model;
  private final @Nullable String key;

  /// @param url where the API begins, as in `http://localhost:11434/v1`; without a path, `/v1` is
  ///   meant, and one that goes on to `/chat/completions` or `/embeddings` is cut there
  /// @param key null or blank for a server that wants none
  /// @throws IllegalArgumentException if the URL is not one, holds a password, or no model is named
  public Endpoint(String url, String model, @Nullable String key) {
    this.base = base(url.strip());
    if (model.isBlank()) {
      throw new IllegalArgumentException("no model is named for the server " + base);
    }
    this.model = model.strip();
    this.key = key == null || key.isBlank() ? null : key.strip();
  }

  private static URI base(String url) {
    URI uri;
    try {
      uri = new URI(url);
    } catch (URISyntaxException _) {
      // The cause would repeat what was given, which may hold a key.
      throw new IllegalArgumentException(
          "not a URL: the server's must be like http://host:port/v1");
    }
    String scheme = String.valueOf(uri.getScheme());
    if (uri.getHost() == null || !(scheme.equals("http") || scheme.equals("https"))) {
      throw new IllegalArgumentException("the server's URL must be like http://host:port/v1");
    }
    if (uri.getUserInfo() != null || uri.getQuery() != null) {
      throw new IllegalArgumentException(
          "the server's URL must hold no password and no query: the key is given apart");
    }
    String path =
        String.valueOf(uri.getRawPath())
            .replaceAll("/+$", "")
            .replaceAll("/(chat/completions|embeddings)$", "");
    return URI.create(
        "%s://%s%s".formatted(scheme, uri.getRawAuthority(), path.isEmpty() ? "/v1" : path));
  }

  URI path(String path) {
    return URI.create(base + path);
  }

  String model() {
    return model;
  }

  @Nullable String key() {
    return key;
  }

  /// A text in which the key, should a server have repeated it, cannot be read.
  String withoutKey(String text) {
    return key == null ? text : text.replace(key, "[key]");
  }

  @Override
  public String toString() {
    return model + " at " + base;
  }
}
