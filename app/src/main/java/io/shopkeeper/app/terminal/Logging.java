package io.shopkeeper.app.terminal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.logging.LogManager;

/// What a running server says of itself, on standard error.
public final class Logging {
  private Logging() {}

  /// Takes the levels and the layout from a resource beside `owner`.
  public static void configure(Class<?> owner, String resource) {
    try (InputStream in = owner.getResourceAsStream(resource)) {
      LogManager.getLogManager().readConfiguration(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
