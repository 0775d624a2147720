package io.shopkeeper.ingest;

import java.util.List;

/// What a column means. Implemented by one enum per kind of record.
interface Field {

  /// The name in this program's own files and messages.
  String label();

  /// Other names under which shops know it, in English and Chinese.
  List<String> aliases();
}
