package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Word;
import io.shopkeeper.ingest.source.Fault;
import io.shopkeeper.ingest.source.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table of events that is read for the first time, and kept in an [EventSpool] meanwhile. Where
/// that cannot be written, the reading goes on without.
final class RecordedEvents implements Table {
  private final Table source;
  private final EventSpool spool;
  private final SpoolFile file;
  private final int time;
  private final @Nullable Word[] last;
  private final @Nullable Word[][] known;
  private boolean broken;

  /// Whether the row is still to be kept.
  private boolean pending;

  private long line;

  RecordedEvents(Table source, EventSpool spool, SpoolFile file) {
    this.source = source;
    this.spool = spool;
    this.file = file;
    this.time = spool.time();
    this.last = new Word[spool.columns().length];
    this.known = new Word[last.length][];
    Arrays.setAll(known, _ -> new Word[WordCache.SIZE]);
  }

  @Override
  public boolean next() throws IOException {
    if (pending) {
      keep(this::cells);
    }
    try {
      pending = source.next();
    } catch (IOException e) {
      end(e);
      throw e;
    }
    if (!pending) {
      end(null);
    }
    return pending;
  }

  private void end(@Nullable IOException failure) {
    pending = false;
    keep(() -> file.room(1).put((byte) EventSpool.END));
    if (!broken) {
      spool.complete(source.truncated(), failure);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  private void keep(Step step) {
    if (!broken) {
      try {
        step.run();
      } catch (IOException e) {
        broken = true;
      }
    }
  }

  /// Keeps the row by its words.
  ///
  /// @param words of the columns of the spool
  /// @param micros its time, and `dated` whether it is written `2026-11-23T10:30:00Z`
  void plain(@Nullable Word[] words, long micros, boolean dated, CharSequence name, long nameHash) {
    CharSequence written = source.cell(time);
    boolean fits = name.length() <= EventSpool.LONGEST && written.length() <= EventSpool.LONGEST;
    for (Word word : words) {
      fits &= word == null || word.utf8().length <= EventSpool.LONGEST;
    }
    if (fits && !broken) {
      pending = false;
      keep(() -> {
        char delimiter = source.delimiterIfPlain();
        int kind = EventSpool.PLAIN | (dated ? EventSpool.DATED : 0);
        ByteBuffer out = begin(delimiter == 0 ? kind : kind | EventSpool.VERBATIM);
        put(words, out);
        out.putLong(micros);
        out.putLong(nameHash);
        put(written, out);
        put(name, out);
        if (delimiter == 0) {
          file.put(source.raw());
        } else {
          out.putChar(delimiter);
        }
      });
    }
  }

  private void put(@Nullable Word[] words, ByteBuffer out) {
    int mask = 0;
    for (int i = 0; i < words.length; i++) {
      Word word = words[i];
      mask |= (word == null ? 0 : word == last[i] ? 1 : 2) << 2 * i;
    }
    out.putInt(mask);
    for (int i = 0; i < words.length; i++) {
      Word word = words[i];
      if (word != null && word != last[i]) {
        last[i] = word;
        int place = WordCache.place(word.hash());
        if (known[i][place] == word) {
          out.putInt(place);
        } else {
          known[i][place] = word;
          out.putInt(place | EventSpool.FRESH);
          out.put((byte) word.utf8().length).put(word.utf8()).putLong(word.hash());
        }
      }
    }
  }

  private static void put(CharSequence ascii, ByteBuffer out) {
    out.put((byte) ascii.length());
    for (int i = 0; i < ascii.length(); i++) {
      out.put((byte) ascii.charAt(i));
    }
  }

  private void cells() throws IOException {
    Fault fault = source.fault();
    ByteBuffer out = begin(fault == null ? 0 : EventSpool.FAULTY);
    if (fault != null) {
      out.put((byte) fault.ordinal());
    } else {
      for (int i = 0; i < source.columns().size(); i++) {
        file.put(source.cell(i));
      }
    }
    file.put(source.raw());
  }

  private ByteBuffer begin(int kind) throws IOException {
    ByteBuffer out = file.room(EventSpool.MOST_BYTES);
    long own = source.line();
    if (own == line + 1) {
      out.put((byte) (kind | EventSpool.NEXT_LINE));
    } else {
      out.put((byte) kind).putLong(own);
    }
    line = own;
    return out;
  }

  @Override
  public List<String> columns() {
    return source.columns();
  }

  @Override
  public long line() {
    return source.line();
  }

  @Override
  public @Nullable Fault fault() {
    return source.fault();
  }

  @Override
  public String text(int index) {
    return source.text(index);
  }

  @Override
  public CharSequence cell(int index) {
    return source.cell(index);
  }

  @Override
  public boolean isEmpty(int index) {
    return source.isEmpty(index);
  }

  @Override
  public String raw() {
    return source.raw();
  }

  @Override
  public char delimiterIfPlain() {
    return source.delimiterIfPlain();
  }

  @Override
  public long bytes() {
    return source.bytes();
  }

  @Override
  public boolean truncated() {
    return source.truncated();
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
