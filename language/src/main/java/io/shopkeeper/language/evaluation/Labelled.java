package io.shopkeeper.language.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Records with their labels, in the order of a file.
///
/// @param labels of all records, or none
record Labelled<T>(List<T> records, List<String> labels) {

  Labelled {
    records = List.copyOf(records);
    labels = List.copyOf(labels);
    if (!labels.isEmpty() && labels.size() != records.size()) {
      throw new IllegalArgumentException(
          "%d records, %d labels".formatted(records.size(), labels.size()));
    }
  }

  int size() {
    return records.size();
  }

  /// These followed by others.
  Labelled<T> and(Labelled<T> more) {
    var both = new ArrayList<>(records);
    both.addAll(more.records);
    var bothLabels = new ArrayList<>(labels);
    bothLabels.addAll(more.labels);
    return new Labelled<>(both, bothLabels);
  }

  /// The records at some places.
  Labelled<T> at(int[] places) {
    return new Labelled<>(
        Arrays.stream(places).mapToObj(records::get).toList(),
        labels.isEmpty() ? List.of() : Arrays.stream(places).mapToObj(labels::get).toList());
  }
}
