package io.shopkeeper.profile.evaluation;

import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.profile.ProfileException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a protocol found.
///
/// @param model that was chosen
/// @param settings how it was chosen, for people
/// @param records how many were predicted
/// @param lines of the predictions, as they are written
public record ProfileResult(
    String protocol,
    String model,
    String settings,
    MetricReport metrics,
    int records,
    List<String> lines) {

  public ProfileResult {
    lines = List.copyOf(lines);
  }

  /// Writes the predictions, for any other program to score.
  ///
  /// @throws ProfileException if the file cannot be written
  public void write(Path file) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new ProfileException(
          ProfileException.Code.FILE_UNWRITABLE,
          "cannot write the predictions to '%s': %s".formatted(file, e),
          e);
    }
  }
}
