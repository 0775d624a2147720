package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the first reading of a large table of events, in Parquet or packed, found, row by row, so
/// that the second neither reads the file again nor looks for the words of its cells.
///
/// A plain row is kept as its time, its id and the places of its words in 65,536 words a column,
/// which both readings keep alike: a word stands where it comes first, or comes again after another
/// took its place. Any other row is kept as its cells. The file takes about as much room as CSV
/// does, and goes when the spool is closed. Not thread-safe.
final class EventSpool implements AutoCloseable {
  /// Of a row: that it is plain; is on the line behind the last one; its time is written as
  /// [PlainTime] has it; its text is its cells; it has a fault.
  static final int PLAIN = 1;

  static final int NEXT_LINE = 2;
  static final int DATED = 4;
  static final int VERBATIM = 8;
  static final int FAULTY = 16;

  /// Instead of a row.
  static final int END = 32;

  /// Of a word, that it is new in its place, and the longest that is kept as one.
  static final int FRESH = 1 << 16;

  static final int LONGEST = 255;

  /// More than a plain row takes.
  static final int MOST_BYTES = 1 << 14;

  private final SpoolFile file;
  private final int id;
  private final int time;
  private final int[] columns;
  private boolean whole;
  private boolean truncated;
  private @Nullable IOException failure;

  /// @param folder where the file is made
  /// @param columns of a row's words; that of the time may be among them, and has none
  /// @throws IOException if it cannot be made
  EventSpool(Path folder, int id, int time, int[] columns) throws IOException {
    this.file = new SpoolFile(folder);
    this.id = id;
    this.time = time;
    this.columns = columns.clone();
  }

  /// The table, whose rows are kept as they are read.
  RecordedEvents record(Table source) {
    return new RecordedEvents(source, this, file);
  }

  /// The first reading has come to its end, or as far as it can.
  ///
  /// @param failure by which it ended; null if there was none
  void complete(boolean truncated, @Nullable IOException failure) {
    whole = true;
    this.truncated = truncated;
    this.failure = failure;
  }

  /// Whether all that was read is here.
  boolean isWhole() {
    return whole;
  }

  /// The rows again, from the first.
  ///
  /// @param names of all columns
  /// @param bytes of the file that was read, for telling how far the reading is
  SpooledEvents replay(List<String> names, long bytes) throws IOException {
    file.rewind();
    return new SpooledEvents(this, file, names, bytes);
  }

  int id() {
    return id;
  }

  int time() {
    return time;
  }

  int[] columns() {
    return columns.clone();
  }

  boolean truncated() {
    return truncated;
  }

  @Nullable IOException failure() {
    return failure;
  }

  @Override
  public void close() {
    file.close();
  }
}
