package io.shopkeeper.experiment.evaluation;

import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.experiment.ExperimentException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What a protocol found.
///
/// @param model the test or the policy
/// @param settings what was assumed and what is to be minded, for people
/// @param records units or rounds
/// @param lines of the figures, as they are written
public record ExperimentResult(
    String protocol,
    String model,
    String settings,
    MetricReport metrics,
    int records,
    List<String> lines) {

  public ExperimentResult {
    lines = List.copyOf(lines);
  }

  /// Writes the figures, tab-separated.
  ///
  /// @throws ExperimentException if the file cannot be written
  public void write(Path file) {
    try {
      Files.write(file, lines);
    } catch (IOException e) {
      throw new ExperimentException(
          ExperimentException.Code.FILE_UNWRITABLE,
          "cannot write the figures to '%s': %s".formatted(file, e),
          e);
    }
  }

  /// The metrics as lines of a name, a low end, an estimate and a high end.
  static List<String> lines(MetricReport metrics) {
    return metrics.metrics().entrySet().stream()
        .map(e ->
            "%s\t%s\t%s\t%s"
                .formatted(
                    e.getKey(), e.getValue().low(), e.getValue().estimate(), e.getValue().high()))
        .toList();
  }
}
