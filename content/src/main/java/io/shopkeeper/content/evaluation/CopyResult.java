package io.shopkeeper.content.evaluation;

import io.shopkeeper.content.ContentException;
import io.shopkeeper.evaluation.MetricReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// What the protocol found.
///
/// @param metrics without those that compare with people's texts where there are none
/// @param dropped records taken out of train because test has them, or nearly
/// @param texts that were written, in the order of test
public record CopyResult(
    String model, String settings, MetricReport metrics, int dropped, List<String> texts) {

  public CopyResult {
    texts = List.copyOf(texts);
  }

  public String protocol() {
    return "copy";
  }

  /// Writes the texts, one a line.
  ///
  /// @throws ContentException if the file cannot be written
  public void write(Path file) {
    try {
      Files.write(file, texts);
    } catch (IOException e) {
      throw new ContentException(
          ContentException.Code.FILE_UNWRITABLE,
          "cannot write the texts to '%s': %s".formatted(file, e),
          e);
    }
  }
}
