package io.shopkeeper.simulation.soil;

import java.util.List;
import java.util.stream.IntStream;

/// A record and the names of its cells.
record Row(List<String> columns, List<String> cells) {

  /// The cell of a column; empty where there is no such column.
  String cell(String column) {
    int place = columns.indexOf(column);
    return place < 0 ? "" : cells.get(place);
  }

  /// The columns of a role that are not empty.
  List<String> filled(Role role) {
    return IntStream.range(0, cells.size())
        .filter(i -> !cells.get(i).isEmpty() && Role.of(columns.get(i)) == role)
        .mapToObj(columns::get)
        .toList();
  }
}
