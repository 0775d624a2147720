package io.shopkeeper.ingest.source;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.reader.ExcelReaderException;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.dhatim.fastexcel.reader.ReadingOptions;
import org.dhatim.fastexcel.reader.Sheet;

/// A spreadsheet file (`.xlsx`, ISO/IEC 29500), its sheets read as tables.
public record Workbook(SourceFile file) {
  private static final ReadingOptions WITH_FORMATS = new ReadingOptions(true, true);

  /// The names of its sheets, in their order.
  ///
  /// @throws IOException if it is no spreadsheet
  public List<String> sheets() throws IOException {
    try (ReadableWorkbook book = open()) {
      List<String> names = new ArrayList<>();
      book.getSheets().map(Sheet::getName).forEach(names::add);
      return names;
    } catch (ExcelReaderException e) {
      throw broken(e);
    }
  }

  /// A sheet, at its header. Texts that cells share are held in memory.
  ///
  /// @param index from 0
  /// @throws IOException if the sheet cannot be read
  public Table table(int index) throws IOException {
    ReadableWorkbook book = open();
    try {
      Sheet sheet =
          book.getSheet(index)
              .orElseThrow(
                  () -> new IllegalArgumentException("%s has no sheet %d".formatted(file, index)));
      return new SheetReader(book, sheet);
    } catch (ExcelReaderException e) {
      book.close();
      throw broken(e);
    } catch (IOException | RuntimeException e) {
      book.close();
      throw e;
    }
  }

  private ReadableWorkbook open() throws IOException {
    try {
      return new ReadableWorkbook(file.path().toFile(), WITH_FORMATS);
    } catch (IOException | RuntimeException e) {
      throw broken(e);
    }
  }

  private static IOException broken(Exception cause) {
    return new IOException(
        "it is no spreadsheet that can be read (%s); save it again as .xlsx, or as CSV"
            .formatted(cause.getMessage()),
        cause);
  }
}
