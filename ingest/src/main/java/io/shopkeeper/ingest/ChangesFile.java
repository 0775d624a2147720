package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Change;
import io.shopkeeper.ingest.cleaning.Rule;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Keeps every change that cleaning made in a load in a CSV file, which is made with the first of
/// them.
final class ChangesFile implements AutoCloseable {
  private static final String HEADER = "file,line,kind,record,field,before,after,rule,reason";

  private static final int SAMPLES_OF_A_RULE = 5;

  private final CsvFile file;
  private final EnumMap<Rule, List<Sample>> samples = new EnumMap<>(Rule.class);

  /// A change and where it was made.
  record Sample(Place place, Change change) {}

  ChangesFile(Path path) {
    file = new CsvFile(path, HEADER, "the changes");
  }

  void add(Place place, Change change) {
    List<Sample> kept = samples.computeIfAbsent(change.rule(), _ -> new ArrayList<>());
    if (kept.size() < SAMPLES_OF_A_RULE) {
      kept.add(new Sample(place, change));
    }
    file.row(
        CsvText.cell(place.file()),
        String.valueOf(place.line()),
        change.kind().label(),
        CsvText.cell(change.record()),
        CsvText.cell(change.field()),
        CsvText.cell(change.before()),
        CsvText.cell(change.after()),
        change.rule().wireName(),
        CsvText.cell(change.reason()));
  }

  /// The first few of each rule.
  List<Sample> samples() {
    return samples.values().stream().flatMap(List::stream).toList();
  }

  /// The file; null if nothing was changed.
  @Nullable Path path() {
    return file.path();
  }

  @Override
  public void close() {
    file.close();
  }
}
