package io.shopkeeper.profile.evaluation;

import io.shopkeeper.evaluation.PlainOrGzip;
import io.shopkeeper.profile.ProfileException;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/// The lines of a file, gzip or plain, UTF-8.
final class PlainText {
  private PlainText() {}

  /// Lines that are not blank, without a byte-order mark.
  ///
  /// @throws ProfileException if it cannot be read to its end
  static List<String> lines(Path path) {
    try {
      return PlainOrGzip.text(path).lines().filter(line -> !line.isBlank()).toList();
    } catch (IOException e) {
      throw new ProfileException(
          ProfileException.Code.FILE_UNREADABLE,
          "cannot read '%s' to its end: %s".formatted(path, e),
          e);
    }
  }
}
