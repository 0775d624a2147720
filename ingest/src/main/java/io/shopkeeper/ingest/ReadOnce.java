package io.shopkeeper.ingest;

import java.util.Arrays;
import java.util.function.ToLongFunction;

/// Reads each distinct text of a column once, and knows it again without an object for the look-up.
///
/// A text that the reader refuses is refused each time. Not thread-safe.
final class ReadOnce {
  private static final long UNREAD = Long.MIN_VALUE;

  private final ToLongFunction<String> reader;
  private final TextIndex texts = new TextIndex();
  private long[] values = new long[1 << 9];

  /// @param reader returns anything but `Long.MIN_VALUE`
  ReadOnce(ToLongFunction<String> reader) {
    this.reader = reader;
    Arrays.fill(values, UNREAD);
  }

  long read(CharSequence text) {
    int number = texts.of(text);
    if (number == values.length) {
      values = Arrays.copyOf(values, number * 2);
      Arrays.fill(values, number, values.length, UNREAD);
    }
    if (values[number] == UNREAD) {
      values[number] = reader.applyAsLong(texts.text(number));
    }
    return values[number];
  }
}
