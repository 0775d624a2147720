package io.shopkeeper.language.evaluation;

import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.language.LanguageException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a text protocol found.
///
/// @param settings that were chosen, for people
/// @param metrics empty where no labels were given
/// @param dropped records taken out of train because test holds copies of them
/// @param records how many were predicted
/// @param lines of the predictions, as they are written
public record TextResult(
    String protocol,
    String model,
    String settings,
    MetricReport metrics,
    int dropped,
    int records,
    List<String> lines) {

  public TextResult {
    lines = List.copyOf(lines);
  }

  /// Writes the predictions, for any other program to score.
  ///
  /// @throws LanguageException if the file cannot be written
  public void write(Path file) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new LanguageException(
          LanguageException.Code.FILE_UNWRITABLE,
          "cannot write the predictions to '%s': %s".formatted(file, e),
          e);
    }
  }
}
