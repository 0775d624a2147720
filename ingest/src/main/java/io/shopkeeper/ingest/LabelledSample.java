package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.CleaningSettings;
import java.util.ArrayList;
import java.util.List;

/// What a person said that a model could learn from.
///
/// @param kind `column`, `spelling` or `category`
/// @param subject what was labelled, parts by tabs
/// @param source where it was said
record LabelledSample(String kind, String subject, String label, String source) {

  /// What was said of the columns of a load.
  static List<LabelledSample> of(ColumnMap map) {
    return map.entries().entrySet().stream()
        .map(said -> new LabelledSample("column", said.getKey(), said.getValue(), "--map"))
        .toList();
  }

  /// What was said of spellings and categories.
  static List<LabelledSample> of(CleaningSettings settings) {
    var samples = new ArrayList<LabelledSample>();
    settings
        .spelling()
        .said()
        .forEach((subject, label) ->
            samples.add(new LabelledSample("spelling", subject, label, "spelling.tsv")));
    settings
        .categories()
        .said()
        .forEach((subject, label) ->
            samples.add(new LabelledSample("category", subject, label, "categories.tsv")));
    return samples;
  }
}
