package io.shopkeeper.serve.api;

import io.shopkeeper.serve.http.Answer;
import io.shopkeeper.serve.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;

/// The script that a shop's pages send their events with; see `docs/tracker.md`.
public final class TrackerScript {
  private final byte[] script;

  public TrackerScript() {
    try (var in = TrackerScript.class.getResourceAsStream("tracker.js")) {
      if (in == null) {
        throw new IllegalStateException("no resource tracker.js");
      }
      script = in.readAllBytes();
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
