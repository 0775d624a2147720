package io.shopkeeper.simulation.soil;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/// Repeats records, directly behind themselves as a form sent twice, or anywhere later as exports
/// that overlap; half of them with other letter case or spaces.
final class Duplicates {
  private final Draft draft;
  private final RandomGenerator random;

  Duplicates(Draft draft, RandomGenerator random) {
    this.draft = draft;
    this.random = random;
  }

  void repeat(Draft.Line line, int fault) {
    int left = draft.lines().size() - line.place();
    int after = line.place() + (random.nextBoolean() ? 0 : random.nextInt(left));
    Row row = draft.row(line);
    boolean exact = random.nextBoolean();
    draft.insert(
        after,
        fault,
        exact ? FaultKind.DUPLICATE_EXACT : FaultKind.DUPLICATE_NEAR,
        exact ? row.cells() : near(row));
  }

  /// Words may change in case or spaces, other cells in spaces.
  private List<String> near(Row row) {
    List<String> words =
        Stream.of(Role.WORD, Role.TEXT).flatMap(role -> row.filled(role).stream()).toList();
    List<String> columns = words.isEmpty() ? row.filled(Role.OTHER) : words;
    String column = columns.isEmpty() ? row.columns().getFirst() : Pick.any(columns, random);
    var cells = new ArrayList<>(row.cells());
    cells.set(row.columns().indexOf(column), otherwise(row.cell(column), !words.isEmpty()));
    return cells;
  }

  private String otherwise(String cell, boolean word) {
    String changed =
        switch (random.nextInt(word ? 5 : 2)) {
          case 0 -> cell + " ";
          case 1 -> " " + cell;
          case 2 -> cell.replaceFirst(" ", "  ");
          case 3 -> cell.toUpperCase(Locale.ROOT);
          default -> cell.toLowerCase(Locale.ROOT);
        };
    return changed.equals(cell) ? cell + " " : changed;
  }
}
