package io.shopkeeper.ingest.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads a table of delimited cells, a row at a time, without an object per cell (RFC 4180).
///
/// A quote opens a cell only at its start and closes it only before a delimiter or a line break, so
/// that `12" ruler` and `"5" pot"` are text. Quoted cells may hold line breaks. A row that is wrong
/// comes with a [Fault], and reading goes on at the next line: where a quote is never closed, at
/// the line after the one that opened it. Not thread-safe; about 400 MB/s.
public final class TableReader implements Table {
  private static final int MORE = -1;
  private static final int UNCLOSED = -2;
  private static final int RAW = 1_000;

  private final CharWindow window;
  private final char delimiter;
  private final List<String> columns;

  /// Cells the header has; negative while it is read.
  private int expected = -1;

  private int[] from = new int[32];
  private int[] to = new int[32];
  private boolean[] escaped = new boolean[32];
  private Cell[] views = views(32);
  private int cells;
  private int end;
  private String raw = "";
  private @Nullable Fault fault;

  private long line;
  private long nextLine = 1;

  /// Line breaks within the quotes of the row.
  private int breaks;

  /// Where in the window the search for the end of a quote ended that found none.
  private int searched;

  /// Up to this character of the text no quote closes, as a search from an open one has shown.
  private long unclosedBefore;

  /// Reads the header, which must be the first line that is not blank.
  ///
  /// @throws IOException if reading fails
  public TableReader(TextSource text) throws IOException {
    this.window = new CharWindow(text);
    window.fill();
    this.delimiter = Delimiter.guess(window.chars(), window.limit());
    this.columns = next() && fault == null ? header() : List.of();
    this.expected = columns.size();
  }

  private List<String> header() {
    List<String> names = new ArrayList<>(cells);
    for (int i = 0; i < cells; i++) {
      names.add(text(i));
    }
    while (!names.isEmpty() && names.getLast().isEmpty()) {
      names.removeLast();
    }
    return List.copyOf(names);
  }

  @Override
  public List<String> columns() {
    return columns;
  }

  public char delimiter() {
    return delimiter;
  }

  @Override
  public boolean next() throws IOException {
    do {
      if (!read()) {
        return false;
      }
    } while (fault == null && isBlank());
    return true;
  }

  private boolean read() throws IOException {
    window.moveTo(end);
    line = nextLine;
    nextLine++;
    fault = null;
    int found = scan();
    while (found == MORE) {
      if (window.full()) {
        return tooLong();
      }
      window.fill();
      found = scan();
    }
    if (found == UNCLOSED) {
      return unclosed(searched);
    }
    if (found == window.start()) {
      return false;
    }
    if (expected >= 0 && cells != expected && !isBlank() && !onlyBlankBeyond(expected)) {
      if (breaks > 0) {
        return unclosed(found);
      }
      fault = Fault.WRONG_CELLS;
    }
    if (window.undecodable(window.start(), found)) {
      fault = Fault.UNDECODABLE;
    }
    if (window.truncated() && window.ended() && found == window.limit() && !endsLine(found)) {
      fault = Fault.TRUNCATED;
    }
    end = found;
    nextLine = line + breaks + 1;
    return true;
  }

  private boolean isBlank() {
    return cells == 1 && cell(0).isEmpty();
  }

  private boolean endsLine(int position) {
    char last = window.chars()[position - 1];
    return last == '\n' || last == '\r';
  }

  private boolean onlyBlankBeyond(int count) {
    for (int i = count; i < cells; i++) {
      if (from[i] < to[i]) {
        return false;
      }
    }
    return cells >= count;
  }

  /// Finds the cells of the row. Returns the position behind it, [#MORE] if its end is not in the
  /// window, or [#UNCLOSED].
  private int scan() {
    char[] chars = window.chars();
    int limit = window.limit();
    int at = window.start();
    cells = 0;
    breaks = 0;
    if (at == limit) {
      return window.ended() ? at : MORE;
    }
    while (true) {
      if (cells == from.length) {
        grow();
      }
      int current = cells++;
      escaped[current] = false;
      if (at < limit && chars[at] == '"') {
        int close = closingQuote(current, at + 1);
        if (close < 0) {
          return close;
        }
        from[current] = at + 1;
        to[current] = close;
        at = close + 1;
      } else {
        from[current] = at;
        while (at < limit && chars[at] != delimiter && chars[at] != '\n' && chars[at] != '\r') {
          at++;
        }
        to[current] = at;
      }
      if (at == limit) {
        return window.ended() ? limit : MORE;
      }
      if (chars[at] != delimiter) {
        return behindBreak(chars, at, limit);
      }
      at++;
    }
  }

  private int behindBreak(char[] chars, int at, int limit) {
    if (chars[at] == '\n') {
      return at + 1;
    }
    if (at + 1 == limit) {
      return window.ended() ? limit : MORE;
    }
    return chars[at + 1] == '\n' ? at + 2 : at + 1;
  }

  private int closingQuote(int current, int first) {
    char[] chars = window.chars();
    int limit = window.limit();
    boolean hopeless = window.position(first) < unclosedBefore;
    for (int i = first; i < limit; i++) {
      if (chars[i] == '\n') {
        breaks++;
        if (hopeless) {
          searched = i;
          return UNCLOSED;
        }
      } else if (chars[i] == '"') {
        if (i + 1 == limit) {
          return window.ended() ? i : MORE;
        }
        char next = chars[i + 1];
        if (next == '"') {
          escaped[current] = true;
          i++;
        } else if (next == delimiter || next == '\n' || next == '\r') {
          return i;
        } else if (breaks > 0 && opensCell(chars[i - 1])) {
          searched = i;
          return UNCLOSED;
        }
      }
    }
    searched = limit;
    return window.ended() ? UNCLOSED : MORE;
  }

  /// Whether a quote behind this character, on a later line, is taken for the start of another
  /// cell: then the quote before it was never closed.
  private boolean opensCell(char before) {
    return before == delimiter || before == '\n';
  }

  private void grow() {
    int size = from.length * 2;
    from = Arrays.copyOf(from, size);
    to = Arrays.copyOf(to, size);
    escaped = Arrays.copyOf(escaped, size);
    views = views(size);
  }

  private static Cell[] views(int size) {
    Cell[] views = new Cell[size];
    Arrays.setAll(views, _ -> new Cell());
    return views;
  }

  /// A record that fills the window: a quote that swallows lines, or a line without end.
  private boolean tooLong() throws IOException {
    if (breaks > 0) {
      return unclosed(window.limit());
    }
    fault = Fault.TOO_LONG;
    cells = 0;
    raw = new String(window.chars(), window.start(), RAW);
    window.moveTo(window.limit());
    window.skipLine();
    end = window.start();
    return true;
  }

  /// Ends the row at its first line break, and remembers that no quote closes before `searched`.
  private boolean unclosed(int searched) {
    fault = window.ended() && window.truncated() ? Fault.TRUNCATED : Fault.UNCLOSED_QUOTE;
    unclosedBefore = Math.max(unclosedBefore, window.position(searched));
    cells = 0;
    end = window.start();
    while (end < window.limit() && window.chars()[end] != '\n') {
      end++;
    }
    end = Math.min(end + 1, window.limit());
    return true;
  }

  /// How many cells the row has.
  public int cells() {
    return cells;
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
    if (index >= cells) {
      return "";
    }
    Cell cell = views[index].of(window.chars(), from[index], to[index]);
    return escaped[index] ? cell.toString().replace("\"\"", "\"") : cell;
  }

  @Override
  public String raw() {
    if (fault == Fault.TOO_LONG) {
      return raw;
    }
    int length = Math.min(end - window.start(), RAW);
    return new String(window.chars(), window.start(), length).stripTrailing();
  }

  @Override
  public char delimiterIfPlain() {
    if (fault != null || cells != expected || end - window.start() > RAW) {
      return 0;
    }
    int length = cells - 1;
    for (int i = 0; i < cells; i++) {
      int stripped = views[i].of(window.chars(), from[i], to[i]).length();
      if (escaped[i] || stripped != to[i] - from[i]) {
        return 0;
      }
      length += stripped;
    }
    int behind = window.start() + length;
    boolean ends =
        behind == end || window.chars()[behind] == '\n' || window.chars()[behind] == '\r';
    return ends && behind + 2 >= end ? delimiter : 0;
  }

  @Override
  public boolean isEmpty(int index) {
    return cell(index).isEmpty();
  }

  @Override
  public long bytes() {
    return window.bytes();
  }

  @Override
  public boolean truncated() {
    return window.truncated();
  }

  @Override
  public void close() throws IOException {
    window.close();
  }
}
