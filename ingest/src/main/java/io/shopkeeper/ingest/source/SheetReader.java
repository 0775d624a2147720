package io.shopkeeper.ingest.source;

import java.io.IOException;
import java.math.MathContext;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.Row;
import org.dhatim.fastexcel.reader.Sheet;
import org.jspecify.annotations.Nullable;

/// Reads a sheet of a workbook. The header is the first row with two texts or more, so that a title
/// above it does no harm. Dates come as ISO 8601, numbers in plain digits, formulas as their value,
/// errors such as `#N/A` as nothing.
final class SheetReader implements Table {
  private static final int RAW = 1_000;

  /// Numbers are stored in binary: behind 15 digits is noise.
  private static final MathContext PLAIN = new MathContext(15);

  /// What a format has that stands for itself: quoted, escaped or in brackets.
  private static final Pattern LITERAL = Pattern.compile("\"[^\"]*\"|\\\\.|\\[[^\\]]*\\]");

  private static final Pattern DATE_SIGN = Pattern.compile("(?i)[ymdhs]");

  private final ReadableWorkbook book;
  private final Stream<Row> stream;
  private final Iterator<Row> rows;
  private final List<String> columns;
  private String[] cells = {};
  private long line;
  private @Nullable Fault fault;

  SheetReader(ReadableWorkbook book, Sheet sheet) throws IOException {
    this.book = book;
    this.stream = sheet.openStream();
    this.rows = stream.iterator();
    this.columns = header();
  }

  private List<String> header() throws IOException {
    while (advance()) {
      if (Arrays.stream(cells).filter(cell -> !cell.isEmpty()).count() > 1) {
        List<String> names = new ArrayList<>(Arrays.asList(cells));
        while (names.getLast().isEmpty()) {
          names.removeLast();
        }
        return List.copyOf(names);
      }
    }
    return List.of();
  }

  @Override
  public boolean next() throws IOException {
    boolean found = advance();
    if (found) {
      boolean more = Arrays.stream(cells).skip(columns.size()).anyMatch(cell -> !cell.isEmpty());
      fault = more ? Fault.WRONG_CELLS : null;
    }
    return found;
  }

  /// Goes to the next row with a text.
  private boolean advance() throws IOException {
    try {
      while (rows.hasNext()) {
        Row row = rows.next();
        line = row.getRowNum();
        cells = new String[row.getCellCount()];
        for (int i = 0; i < cells.length; i++) {
          cells[i] = text(row.getOptionalCell(i).orElse(null));
        }
        if (Arrays.stream(cells).anyMatch(cell -> !cell.isEmpty())) {
          return true;
        }
      }
      return false;
    } catch (ExcelReaderException e) {
      throw new IOException("the sheet is broken behind row " + line, e);
    }
  }

  private static String text(@Nullable Cell cell) {
    if (cell == null) {
      return "";
    }
    CellType type = cell.getType();
    if (type == CellType.NUMBER) {
      return isDate(cell) ? dateText(cell.asDate()) : number(cell);
    }
    if (type == CellType.BOOLEAN) {
      return String.valueOf(cell.asBoolean());
    }
    if (type == CellType.STRING) {
      return cell.asString().strip();
    }
    String raw = type == CellType.FORMULA ? cell.getRawValue() : null;
    return raw == null || raw.startsWith("#") ? "" : raw.strip();
  }

  private static String number(Cell cell) {
    return cell.asNumber().round(PLAIN).stripTrailingZeros().toPlainString();
  }

  private static String dateText(LocalDateTime date) {
    return date.toLocalTime().equals(LocalTime.MIDNIGHT)
        ? date.toLocalDate().toString()
        : date.toString();
  }

  /// Whether a number is shown as a date: by a format that is built in (ECMA-376, 18.8.30), or by
  /// the signs in one of the workbook's own.
  private static boolean isDate(Cell cell) {
    Integer id = cell.getDataFormatId();
    if (id == null) {
      return false;
    }
    if (id >= 14 && id <= 22
        || id >= 27 && id <= 36
        || id >= 45 && id <= 47
        || id >= 50 && id <= 58) {
      return true;
    }
    String format = cell.getDataFormatString();
    return id >= 164
        && format != null
        && DATE_SIGN.matcher(LITERAL.matcher(format).replaceAll("")).find();
  }

  @Override
  public List<String> columns() {
    return columns;
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
    return index < cells.length ? cells[index] : "";
  }

  @Override
  public String raw() {
    String raw = String.join("\t", cells);
    return raw.substring(0, Math.min(raw.length(), RAW)).stripTrailing();
  }

  @Override
  public void close() throws IOException {
    stream.close();
    book.close();
  }
}
