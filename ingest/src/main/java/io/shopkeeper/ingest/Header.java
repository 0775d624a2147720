package io.shopkeeper.ingest;

import java.util.List;

/// The columns of a table.
///
/// @param names as they stand in the file
/// @param meant the same, with our names where the user has said them
record Header(List<String> names, List<String> meant) {

  Header {
    names = List.copyOf(names);
    meant = List.copyOf(meant);
  }

  static Header of(List<String> names) {
    return new Header(names, names);
  }

  Header mapped(ColumnMap map) {
    return new Header(names, names.stream().map(map::meaning).toList());
  }

  /// Whether the user has said what a column means.
  boolean isMapped(int column) {
    return !names.get(column).equals(meant.get(column));
  }
}
