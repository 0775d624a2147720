package io.shopkeeper.domain;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;

/// Texts that lie beside a class, keys and values in UTF-8.
public final class ResourceTexts {
  private ResourceTexts() {}

  /// @param name of the resource, as in `messages_en.properties`
  public static Properties read(Class<?> beside, String name) {
    var properties = new Properties();
    try (var in = beside.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("no resource " + name);
      }
      try (Reader reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
        properties.load(reader);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return properties;
  }
}
