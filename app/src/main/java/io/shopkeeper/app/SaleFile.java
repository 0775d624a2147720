package io.shopkeeper.app;

import io.shopkeeper.ingest.source.Encoding;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.Table;
import io.shopkeeper.ingest.source.TableReader;
import io.shopkeeper.ingest.source.TextSource;
import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.repurchase.SaleLog;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Lines of invoices with a header: invoice, product, quantity, time, price a unit, customer and,
/// if there, country (UCI Online Retail). Lines without a customer are passed over; an invoice that
/// begins with C or a negative quantity is a return.
final class SaleFile {
  private static final List<List<String>> COLUMNS =
      List.of(
          List.of("invoiceno", "invoice"),
          List.of("stockcode", "product", "productid", "sku"),
          List.of("quantity"),
          List.of("invoicedate", "date", "time"),
          List.of("unitprice", "price"),
          List.of("customerid", "customer"),
          List.of("country", "region"));

  private SaleFile() {}

  /// The log, or nothing if the header is another.
  ///
  /// @throws ProfileException if the file cannot be read to its end
  static Optional<SaleLog> read(Path path) {
    try {
      SourceFile file = SourceFile.of(path, SourceFile.Kind.TABLE);
      if (file.kind() != SourceFile.Kind.TABLE) {
        return Optional.empty();
      }
      Encoding encoding;
      try (InputStream in = file.open()) {
        encoding = Encoding.detect(in);
      }
      try (Table table = new TableReader(new TextSource(file, encoding))) {
        List<String> names =
            table.columns().stream()
                .map(name -> name.replaceAll("[^\\p{L}\\p{N}]", "").toLowerCase(Locale.ROOT))
                .toList();
        int[] at =
            COLUMNS.stream()
                .mapToInt(all ->
                    all.stream()
                        .mapToInt(names::indexOf)
                        .filter(i -> i >= 0)
                        .findFirst()
                        .orElse(-1))
                .toArray();
        for (int column = 0; column < at.length - 1; column++) {
          if (at[column] < 0) {
            return Optional.empty();
          }
        }
        return Optional.of(read(path, table, at));
      }
    } catch (IOException e) {
      throw new ProfileException(
          ProfileException.Code.FILE_UNREADABLE, "cannot read '%s': %s".formatted(path, e), e);
    }
  }

  private static SaleLog read(Path path, Table table, int[] at) throws IOException {
    var writer = new SaleLog.Writer();
    while (table.next()) {
      if (table.fault() != null || table.text(at[5]).isEmpty()) {
        continue;
      }
      String time = table.text(at[3]);
      try {
        float quantity = Float.parseFloat(table.text(at[2]));
        double price = Double.parseDouble(table.text(at[4]));
        boolean cancelled = table.text(at[0]).toUpperCase(Locale.ROOT).startsWith("C");
        float signed = cancelled ? -Math.abs(quantity) : quantity;
        writer.add(
            table.text(at[5]),
            (int) LocalDate.parse(time.substring(0, 10)).toEpochDay(),
            time.length() > 12 ? Integer.parseInt(time.substring(11, 13)) : 12,
            table.text(at[1]),
            signed,
            signed * price,
            at[6] < 0 ? "" : table.text(at[6]));
      } catch (DateTimeException | NumberFormatException | IndexOutOfBoundsException e) {
        throw new ProfileException(
            ProfileException.Code.FILE_UNREADABLE,
            "line %,d of '%s' has no date as 2011-12-09, quantity or price: %s"
                .formatted(table.line(), path, table.raw()),
            e);
      }
    }
    return writer.log();
  }
}
