package io.shopkeeper.ingest;

import io.shopkeeper.ingest.cleaning.Word;
import io.shopkeeper.ingest.source.Fault;
import io.shopkeeper.ingest.source.Table;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a table of events as an [EventSpool] keeps them: the same as of the table, with the
/// words of those that are plain.
final class SpooledEvents implements Table {
  private static final Fault[] FAULTS = Fault.values();

  private final EventSpool spool;
  private final SpoolFile file;
  private final List<String> names;
  private final long fileBytes;
  private final int id;
  private final int time;

  /// Of each column of the table, which one of the spool it is; negative for none.
  private final int[] ownOf;

  private final @Nullable Word[] words;
  private final @Nullable Word[] last;
  private final Word[][] known;
  private final AsciiText name = new AsciiText();
  private final AsciiText written = new AsciiText();
  private final String[] cells;
  private boolean plain;
  private boolean dated;
  private @Nullable Fault fault;
  private long line;
  private long micros;
  private long nameHash;
  private char delimiter;
  private String raw = "";

  SpooledEvents(EventSpool spool, SpoolFile file, List<String> names, long fileBytes) {
    this.spool = spool;
    this.file = file;
    this.names = List.copyOf(names);
    this.fileBytes = fileBytes;
    this.id = spool.id();
    this.time = spool.time();
    int[] columns = spool.columns();
    this.words = new Word[columns.length];
    this.last = new Word[columns.length];
    this.known = new Word[columns.length][];
    Arrays.setAll(known, _ -> new Word[WordCache.SIZE]);
    this.ownOf = new int[names.size()];
    Arrays.fill(ownOf, -1);
    for (int i = 0; i < columns.length; i++) {
      ownOf[columns[i]] = i;
    }
    this.cells = new String[names.size()];
  }

  @Override
  public boolean next() throws IOException {
    ByteBuffer in = file.ready(EventSpool.MOST_BYTES);
    int kind = in.get();
    if (kind == EventSpool.END) {
      IOException failure = spool.failure();
      if (failure != null) {
        throw failure;
      }
      return false;
    }
    line = (kind & EventSpool.NEXT_LINE) == 0 ? in.getLong() : line + 1;
    plain = (kind & EventSpool.PLAIN) != 0;
    fault = (kind & EventSpool.FAULTY) == 0 ? null : FAULTS[in.get()];
    if (plain) {
      dated = (kind & EventSpool.DATED) != 0;
      words(in);
      micros = in.getLong();
      nameHash = in.getLong();
      written.of(in);
      name.of(in);
      delimiter = (kind & EventSpool.VERBATIM) == 0 ? 0 : in.getChar();
      raw = delimiter == 0 ? file.text() : "";
    } else {
      for (int i = 0; i < cells.length && fault == null; i++) {
        cells[i] = file.text();
      }
      raw = file.text();
    }
    return true;
  }

  private void words(ByteBuffer in) {
    int mask = in.getInt();
    for (int i = 0; i < words.length; i++) {
      int kept = mask >>> 2 * i & 3;
      if (kept == 2) {
        int place = in.getInt();
        if ((place & EventSpool.FRESH) != 0) {
          place ^= EventSpool.FRESH;
          byte[] utf8 = new byte[in.get() & 0xFF];
          in.get(utf8);
          known[i][place] = new Word(utf8, in.getLong());
        }
        last[i] = known[i][place];
      }
      words[i] = kept == 0 ? null : last[i];
    }
  }

  /// Whether the row was plain when it was read first; the rest is of such rows only.
  boolean isPlain() {
    return plain;
  }

  /// The word of a column of the spool; null for an empty cell, and for the time.
  @Nullable Word word(int column) {
    return words[column];
  }

  long micros() {
    return micros;
  }

  boolean isDated() {
    return dated;
  }

  long nameHash() {
    return nameHash;
  }

  @Override
  public List<String> columns() {
    return names;
  }

  @Override
  public long line() {
    return line;
  }

  @Override
  public @Nullable Fault fault() {
    return fault;
  }

  @Override
  public String text(int index) {
    return cell(index).toString();
  }

  @Override
  public CharSequence cell(int index) {
    if (!plain) {
      return cells[index];
    }
    if (index == id) {
      return name;
    }
    if (index == time) {
      return written;
    }
    Word word = ownOf[index] < 0 ? null : words[ownOf[index]];
    return word == null ? "" : word.text();
  }

  @Override
  public boolean isEmpty(int index) {
    if (!plain) {
      return cells[index].isEmpty();
    }
    return index != id && index != time && (ownOf[index] < 0 || words[ownOf[index]] == null);
  }

  @Override
  public String raw() {
    if (!plain || delimiter == 0) {
      return raw;
    }
    var row = new StringBuilder();
    for (int i = 0; i < names.size(); i++) {
      row.append(i == 0 ? "" : String.valueOf(delimiter)).append(cell(i));
    }
    return row.toString().stripTrailing();
  }

  @Override
  public long bytes() {
    return (long) (fileBytes * file.done());
  }

  @Override
  public boolean truncated() {
    return spool.truncated();
  }

  @Override
  public void close() {}
}
