package io.shopkeeper.ingest;

import java.util.List;

/// What a column with one meaning may be called.
///
/// @param label the name in this program's own files and messages
/// @param aliases other names under which shops know it, in English and Chinese
record FieldNames(String label, List<String> aliases) {}
