package io.shopkeeper.ingest;

import java.util.List;

/// What a column means. Implemented by one enum per kind of record.
interface Field {

  FieldNames names();

  /// The name in this program's own files and messages.
  default String label() {
    return names().label();
  }

  /// Other names under which shops know it, in English and Chinese.
  default List<String> aliases() {
    return names().aliases();
  }
}
