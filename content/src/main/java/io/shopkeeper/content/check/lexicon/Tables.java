package io.shopkeeper.content.check.lexicon;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads tables of words.
public final class Tables {
  private Tables() {}

  /// Cells of every line of a resource that is not a comment.
  ///
  /// @param beside the class whose package holds it
  public static List<String[]> rows(Class<?> beside, String resource) {
    try (InputStream in = beside.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("no resource '%s'".formatted(resource));
      }
      return rows(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Cells of every line that is neither blank nor a comment.
  public static List<String[]> rows(String text) {
    return text.lines()
        .filter(line -> !line.isBlank() && !line.startsWith("# "))
        .map(line -> line.split("\t", -1))
        .toList();
  }

  static List<String> forms(String cell) {
    return cell.isBlank() ? List.of() : List.of(cell.split("\\|"));
  }
}
