package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Sha256;
import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Problem;
import io.shopkeeper.serve.http.Request;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/// Scripts and styles, compressed once when first asked for and kept that way.
///
/// The address of each holds a hash of its content, so that browsers may keep it for ever. Safe for
/// any number of threads.
public final class Assets {
  private static final String WEBJARS = "/META-INF/resources/webjars/";
  private static final String STOREFRONT = "/io/shopkeeper/serve/storefront/";
  private static final Map<String, String> RESOURCES =
      Map.of(
          "console.css",
          "console.css",
          "console.js",
          "console.js",
          "icon.svg",
          "icon.svg",
          "icons.svg",
          "icons.svg",
          "shop.css",
          STOREFRONT + "shop.css",
          "shop.js",
          STOREFRONT + "shop.js",
          "htmx.js",
          WEBJARS + "htmx.org/2.0.4/dist/htmx.min.js",
          "echarts.js",
          WEBJARS + "echarts/5.5.0/echarts.common.min.js");
  private static final int HASH_LENGTH = 12;

  private final Map<String, Asset> loaded = new ConcurrentHashMap<>();

  private record Asset(String hash, byte[] compressed) {}

  /// Where a browser finds an asset.
  public String address(String name) {
    return "/assets/" + asset(name).hash() + "/" + name;
  }

  Answer answer(Request request) {
    String name = request.path("name");
    if (!RESOURCES.containsKey(name) || !asset(name).hash().equals(request.path("hash"))) {
      throw Problem.notFound(
              "there is no asset %s".formatted(request.target()), "Load the page again.")
          .asException();
    }
    return new Answer(
        200,
        type(name),
        asset(name).compressed(),
        Map.of(
            "Content-Encoding", "gzip",
            "Cache-Control", "public, max-age=31536000, immutable"));
  }

  private Asset asset(String name) {
    return loaded.computeIfAbsent(name, Assets::load);
  }

  private static Asset load(String name) {
    String resource = RESOURCES.get(name);
    if (resource == null) {
      throw new IllegalArgumentException("no asset '%s'".formatted(name));
    }
    try (var in = Assets.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + resource);
      }
      byte[] content = in.readAllBytes();
      byte[] hash = Sha256.digest().digest(content);
      return new Asset(HexFormat.of().formatHex(hash).substring(0, HASH_LENGTH), compress(content));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static byte[] compress(byte[] content) throws IOException {
    var bytes = new ByteArrayOutputStream(content.length / 2);
    try (var gzip =
        new GZIPOutputStream(bytes) {
          {
            def.setLevel(Deflater.BEST_COMPRESSION);
          }
        }) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  private static String type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "css" -> "text/css; charset=utf-8";
      case "svg" -> "image/svg+xml";
      default -> "text/javascript; charset=utf-8";
    };
  }
}
