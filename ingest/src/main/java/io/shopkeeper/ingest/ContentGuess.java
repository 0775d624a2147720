package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Table;
import java.io.IOException;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds out what columns hold whose names say nothing, by their first 1,000 rows: all but one in
/// twenty of five cells at least must be of one [Content].
final class ContentGuess {
  private static final int MOST_ROWS = 1_000;
  private static final int LEAST_CELLS = 5;
  private static final double LEAST_SHARE = .95;

  private ContentGuess() {}

  /// How many cells of a column are filled, and of which content.
  private static final class Tally {
    private final Map<Content, Integer> fitting = new EnumMap<>(Content.class);
    private int filled;

    void add(String text) {
      filled++;
      for (Content content : Content.values()) {
        if (content.fits(text)) {
          fitting.merge(content, 1, Integer::sum);
        }
      }
    }

    boolean is(Content content) {
      return filled >= LEAST_CELLS && fitting.getOrDefault(content, 0) >= LEAST_SHARE * filled;
    }
  }

  /// The content of those of the columns that have one.
  ///
  /// @param columns their positions
  static Map<Integer, Content> of(TableFile file, List<Integer> columns) throws IOException {
    Map<Integer, Tally> tallies = new LinkedHashMap<>();
    columns.forEach(column -> tallies.put(column, new Tally()));
    try (Table row = file.opening().open()) {
      for (int rows = 0; rows < MOST_ROWS && row.next(); rows++) {
        if (row.fault() == null) {
          tallies.forEach((column, tally) -> {
            if (!row.isEmpty(column)) {
              tally.add(row.text(column));
            }
          });
        }
      }
    }
    Map<Integer, Content> contents = new LinkedHashMap<>();
    tallies.forEach((column, tally) -> {
      for (Content content : Content.values()) {
        if (tally.is(content)) {
          contents.putIfAbsent(column, content);
        }
      }
    });
    return contents;
  }
}
