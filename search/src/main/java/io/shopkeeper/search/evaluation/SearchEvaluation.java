package io.shopkeeper.search.evaluation;

import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.search.SearchException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the protocol found.
///
/// @param model by which the lists were made
/// @param settings its weights, for people
/// @param metrics empty where nothing was judged
/// @param dropped queries taken out of train because test asks the same
/// @param records how many queries were answered
/// @param lines of the lists: `query<TAB>product product …`
public record SearchEvaluation(
    String model,
    String settings,
    MetricReport metrics,
    int dropped,
    int records,
    List<String> lines) {

  public SearchEvaluation {
    lines = List.copyOf(lines);
  }

  /// Writes the lists, for any other program to score.
  ///
  /// @throws SearchException if the file cannot be written
  public void write(Path file) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new SearchException(
          SearchException.Code.FILE_UNWRITABLE,
          "cannot write the lists to '%s': %s".formatted(file, e),
          e);
    }
  }
}
