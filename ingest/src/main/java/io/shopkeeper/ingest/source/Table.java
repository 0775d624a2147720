package io.shopkeeper.ingest.source;

import java.io.Closeable;
import java.io.IOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table that is read a row at a time: delimited text, a sheet of a workbook, or the items of a
/// feed. Not thread-safe.
public interface Table extends Closeable {

  /// The names in the header; empty if there is none.
  List<String> columns();

  /// Goes to the next row that is not blank. Returns false at the end.
  boolean next() throws IOException;

  /// The line of the file, or row of the sheet, on which the row begins, from 1.
  long line();

  /// What is wrong with the row, or null; a row with a fault has no cells to rely on.
  @Nullable Fault fault();

  /// The text of a cell without the spaces around it; empty for a cell that is not there.
  String text(int index);

  /// The characters of a cell likewise, in most cases without an object. Valid until the next row.
  default CharSequence cell(int index) {
    return text(index);
  }

  /// Whether a cell holds nothing but spaces.
  default boolean isEmpty(int index) {
    return cell(index).isEmpty();
  }

  /// The row as it stands in the file, at most 1,000 characters of it.
  String raw();

  /// The delimiter of a row that is all its cells, none with spaces around it, and one delimiter
  /// between each two, so that [#raw] need not be kept beside the cells; 0 for any other row.
  default char delimiterIfPlain() {
    return 0;
  }

  /// Bytes of the file that were read, as they are on disk; 0 where that is not known.
  default long bytes() {
    return 0;
  }

  /// Whether a packed file ended before its end; known once all rows are read.
  default boolean truncated() {
    return false;
  }
}
