package io.shopkeeper.simulation;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// The words a shop is made of: tab-separated resources.
public final class TextTable {
  private TextTable() {}

  /// The cells of every line.
  static List<List<String>> rows(String resource) {
    return rows(TextTable.class, resource);
  }

  /// The cells of every line of a resource that lies beside a class.
  public static List<List<String>> rows(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource '%s'".formatted(resource));
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(line -> List.of(line.split("\t", -1)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
