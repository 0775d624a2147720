package io.shopkeeper.profile.evaluation;

import io.shopkeeper.profile.ProfileException;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.zip.GZIPInputStream;

/// The lines of a file, gzip or plain, UTF-8.
final class PlainText {
  private static final int GZIP_MAGIC = 0x1f8b;

  private PlainText() {}

  /// Lines that are not blank, without a byte-order mark.
  ///
  /// @throws ProfileException if it cannot be read to its end
  static List<String> lines(Path path) {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(path))) {
      in.mark(2);
      boolean gzip = (in.read() << 8 | in.read()) == GZIP_MAGIC;
      in.reset();
      byte[] bytes = (gzip ? new GZIPInputStream(in) : in).readAllBytes();
      String text = new String(bytes, StandardCharsets.UTF_8);
      return (text.startsWith("\uFEFF") ? text.substring(1) : text)
          .lines()
          .filter(line -> !line.isBlank())
          .toList();
    } catch (IOException e) {
      throw new ProfileException(
          ProfileException.Code.FILE_UNREADABLE,
          "cannot read '%s' to its end: %s".formatted(path, e),
          e);
    }
  }
}
