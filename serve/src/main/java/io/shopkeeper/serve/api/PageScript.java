package io.shopkeeper.serve.api;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/// A script that a shop's own pages load: what visitors do is sent by `tracker.js`, see
/// `docs/tracker.md`; `chat.js` is the customer service, see `docs/chat.md`. Sent without what only
/// its readers need: indentation and lines of comment.
public final class PageScript {
  private final byte[] script;

  /// @param name of the resource
  public PageScript(String name) {
    try (var in = PageScript.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      script =
          new String(in.readAllBytes(), StandardCharsets.UTF_8)
              .lines()
              .map(String::strip)
              .filter(line -> !line.isEmpty() && !line.startsWith("//"))
              .collect(Collectors.joining("\n", "", "\n"))
              .getBytes(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Answer show(Request request) {
    return new Answer(
        200,
        "text/javascript; charset=utf-8",
        script,
        Map.of(
            "Cache-Control", "public, max-age=3600",
            "Cross-Origin-Resource-Policy", "cross-origin"));
  }
}
