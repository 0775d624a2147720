package io.shopkeeper.recommend.evaluation;

import io.shopkeeper.evaluation.MetricReport;
import io.shopkeeper.recommend.RecommendException;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.SortedMap;

/// What a protocol found.
///
/// @param metrics empty where no labels were given
/// @param dropped how many pairs were taken out of train because test holds them
/// @param omitted why a model was not tried, by its name
/// @param lists of every user asked for, best item first
public record EvaluationResult(
    String protocol,
    EvaluatedModel candidate,
    MetricReport metrics,
    int dropped,
    SortedMap<String, String> omitted,
    List<UserItems> lists) {

  public EvaluationResult {
    lists = List.copyOf(lists);
  }

  /// The name of the chosen model.
  public String model() {
    return candidate.model();
  }

  /// Writes the lists as `user<TAB>item item …`, for any other program to score.
  ///
  /// @throws RecommendException if the file cannot be written
  public void writeLists(Path file) {
    try (Writer out = Files.newBufferedWriter(file)) {
      for (UserItems list : lists) {
        out.write(list.user() + "\t" + String.join(" ", list.items()) + "\n");
      }
    } catch (IOException e) {
      throw new RecommendException(
          RecommendException.Code.FILE_UNWRITABLE,
          "cannot write the lists to '%s': %s".formatted(file, e),
          e);
    }
  }
}
