package io.shopkeeper.domain;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Where a model comes from: enough to train it again and get the same.
///
/// @param model the algorithm, as in `item-neighbours`
/// @param program version of the program that trained it
/// @param trainedAt when
/// @param sequence the last event of the log it has seen
/// @param settings every setting that shaped it, by name
/// @param measures what was counted or measured in training, by name
public record Provenance(
    String model,
    String program,
    Instant trainedAt,
    ShopId shop,
    long sequence,
    Seed seed,
    SortedMap<String, String> settings,
    SortedMap<String, String> measures) {

  public Provenance {
    if (model.isBlank()) {
      throw new IllegalArgumentException("a model needs a name");
    }
    settings = Collections.unmodifiableSortedMap(new TreeMap<>(settings));
    measures = Collections.unmodifiableSortedMap(new TreeMap<>(measures));
  }

  /// Sorted copies of plain maps.
  public static SortedMap<String, String> sorted(Map<String, String> map) {
    return new TreeMap<>(map);
  }
}
