package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.SourceFile;
import java.io.IOException;
import java.util.List;
import java.util.function.Predicate;
import tools.jackson.core.JsonParser;

/// A file of objects: what a table has in columns, these have in properties.
interface ObjectFile {

  /// Reads one object, the parser at its first property name or its end.
  @FunctionalInterface
  interface ObjectReader {
    /// @throws Refusal if the object cannot be right
    /// @throws IllegalArgumentException likewise
    void read(JsonParser object, Origin origin);
  }

  SourceFile source();

  /// The property names of the first object; none if there is no object.
  List<String> names() throws IOException;

  /// Shows the objects from the first on for a look ahead, until `reader` wants no more. Broken
  /// ones are passed over; the reading proper refuses them.
  void look(Predicate<JsonParser> reader) throws IOException;

  /// Hands over every object, and counts and keeps those refused.
  void forEachObject(Load load, FileTally tally, ObjectReader reader) throws IOException;
}
