package io.shopkeeper.ingest;

import io.shopkeeper.ingest.source.Fault;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.Table;
import io.shopkeeper.store.Query;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A Parquet file whose columns hold single values, as a table: the store hands over each row as
/// one text, its cells parted by a control character, since every text that leaves the store costs
/// about as much as reading ten cells of one. A batch with that character in a cell comes cell by
/// cell.
///
/// Rows come in batches that are whole before the first is handed over, since what takes them
/// writes to the store. Memory: the texts of one batch, about 150 bytes a row, and where their
/// cells end, 4 bytes a cell.
final class ParquetTable implements Table {

  /// A row group as most programs write them: one that is cut is unpacked twice.
  private static final int BATCH = 122_880;

  private static final char SEPARATOR = '\u001F';

  private final ParquetFile file;
  private final List<String> columns;

  /// The rows of the batch; null where it has them by cells.
  private String @Nullable [] packed;

  private String @Nullable [][] cells;

  /// Where the cells of the packed rows end, row by row.
  private int[] ends = {};

  /// Where those of the row begin in [#ends].
  private int own;

  private final Part[] parts;
  private String text = "";
  private long first;
  private int rows;
  private int row = -1;

  private ParquetTable(ParquetFile file, List<String> columns) {
    this.file = file;
    this.columns = columns;
    this.parts = new Part[columns.size()];
    Arrays.setAll(parts, _ -> new Part());
  }

  /// Characters of a row; used again for the next.
  private static final class Part implements CharSequence {
    private String row = "";
    private int from;
    private int to;

    @Override
    public int length() {
      return to - from;
    }

    @Override
    public char charAt(int index) {
      return row.charAt(from + index);
    }

    @Override
    public CharSequence subSequence(int start, int end) {
      return row.substring(from + start, from + end);
    }

    @Override
    public String toString() {
      return row.substring(from, to);
    }
  }

  /// The table in a file; null if a column holds lists or the like, so that its rows are objects.
  ///
  /// @throws IngestException if it is no Parquet file
  static @Nullable TableFile in(ParquetFile file) {
    SourceFile source = file.source();
    List<Column> found =
        file.ask(
            Query.of(ParquetTable.class, "parquet-schema.sql", source.path().toString()),
            row -> new Column(row.text(0), row.integer(1) > 0));
    if (found.stream().anyMatch(Column::nested)) {
      return null;
    }
    List<String> names = found.stream().map(Column::name).toList();
    return new TableFile(
        source,
        List.of(source.name()),
        Header.of(names),
        List.of("columns of Parquet"),
        () -> new ParquetTable(file, names));
  }

  /// @param nested whether it holds more than a single value
  private record Column(String name, boolean nested) {}

  @Override
  public List<String> columns() {
    return columns;
  }

  @Override
  public boolean next() {
    if (++row == rows) {
      fill();
    }
    if (row < rows && packed != null) {
      text = packed[row];
      own = row * columns.size();
    }
    return row < rows;
  }

  /// Finds the ends of the cells of all rows; false if a row has more than there are columns.
  private boolean part(List<String> texts) {
    ends = new int[texts.size() * columns.size()];
    int behind = 0;
    for (String row : texts) {
      int last = behind + columns.size() - 1;
      int at = 0;
      while (behind < last) {
        at = row.indexOf(SEPARATOR, at);
        ends[behind++] = at++;
      }
      ends[behind++] = row.length();
      if (row.indexOf(SEPARATOR, at) >= 0) {
        return false;
      }
    }
    return true;
  }

  private void fill() {
    first += rows;
    row = 0;
    List<String> texts = new ArrayList<>(BATCH);
    file.scan(
        query("parquet-packed.sql"),
        batch -> texts.addAll(Arrays.asList(batch.texts(0)).subList(0, batch.rows())));
    rows = texts.size();
    if (part(texts)) {
      packed = texts.toArray(String[]::new);
      cells = null;
    } else {
      packed = null;
      cells = byCells();
    }
  }

  private String[][] byCells() {
    String[][] all = new String[columns.size()][rows];
    int[] at = {0};
    file.scan(
        query("parquet-cells.sql"),
        batch -> {
          for (int i = 0; i < all.length; i++) {
            System.arraycopy(batch.texts(i), 0, all[i], at[0], batch.rows());
          }
          at[0] += batch.rows();
        });
    return all;
  }

  private Query query(String resource) {
    return Query.of(
        ParquetTable.class, resource, file.source().path().toString(), first, first + BATCH);
  }

  @Override
  public long line() {
    return first + row + 1;
  }

  @Override
  public @Nullable Fault fault() {
    return null;
  }

  @Override
  public String text(int index) {
    return cell(index).toString();
  }

  @Override
  public CharSequence cell(int index) {
    CharSequence whole = cells == null ? part(index) : cells[index][row];
    int length = whole.length();
    return length == 0 || (whole.charAt(0) > ' ' && whole.charAt(length - 1) > ' ')
        ? whole
        : whole.toString().strip();
  }

  private Part part(int index) {
    Part part = parts[index];
    part.row = text;
    part.from = index == 0 ? 0 : ends[own + index - 1] + 1;
    part.to = ends[own + index];
    return part;
  }

  @Override
  public String raw() {
    return cells == null
        ? text.replace(SEPARATOR, ',')
        : Arrays.stream(cells).map(column -> column[row]).collect(Collectors.joining(","));
  }

  @Override
  public char delimiterIfPlain() {
    boolean bare = cells == null;
    for (int i = 0; i < parts.length && bare; i++) {
      Part part = part(i);
      int length = part.length();
      bare = length == 0 || (part.charAt(0) > ' ' && part.charAt(length - 1) > ' ');
    }
    return bare ? ',' : 0;
  }

  @Override
  public void close() {}
}
