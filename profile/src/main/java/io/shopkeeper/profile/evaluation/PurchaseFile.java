package io.shopkeeper.profile.evaluation;

import io.shopkeeper.profile.ProfileException;
import io.shopkeeper.profile.lifetime.PurchaseLog;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// A purchase a line: customer, then a date (`19970131` or `1997-01-31`), and last the amount,
/// parted by blanks, tabs, commas or semicolons; what stands between is passed over, and so is a
/// first line without a date. gzip or plain.
public final class PurchaseFile {
  private PurchaseFile() {}

  /// Purchases of a customer on one day are one, in whatever order the lines are. Negative amounts
  /// are refunds, which are no purchases.
  ///
  /// @throws ProfileException if it cannot be read, a line is none of this, or nobody bought
  public static PurchaseLog read(Path file) {
    Map<String, SortedMap<Integer, Double>> customers = new TreeMap<>();
    List<String> lines = PlainText.lines(file);
    for (int i = 0; i < lines.size(); i++) {
      String[] cells = lines.get(i).strip().split("[\\s,;]+", -1);
      try {
        if (cells.length < 3) {
          throw new DateTimeException("%d cells".formatted(cells.length));
        }
        int day = (int) date(cells[1]).toEpochDay();
        double amount = Double.parseDouble(cells[cells.length - 1]);
        if (!Double.isFinite(amount)) {
          throw new NumberFormatException(cells[cells.length - 1]);
        }
        if (amount >= 0) {
          customers.computeIfAbsent(cells[0], _ -> new TreeMap<>()).merge(day, amount, Double::sum);
        }
      } catch (DateTimeException | NumberFormatException e) {
        if (i > 0) {
          throw new ProfileException(
              ProfileException.Code.FILE_UNREADABLE,
              "line %,d of '%s' is not a customer, a date and an amount: %s (%s)"
                  .formatted(i + 1, file, lines.get(i).strip(), e.getMessage()),
              e);
        }
      }
    }
    if (customers.isEmpty()) {
      throw new ProfileException(
          ProfileException.Code.NOTHING_TO_LEARN,
          "'%s' holds no purchases: a customer, a date and an amount a line are expected"
              .formatted(file));
    }
    List<PurchaseLog.Customer> read = new ArrayList<>();
    customers.forEach((id, days) ->
        read.add(
            new PurchaseLog.Customer(
                id,
                days.keySet().stream().mapToInt(Integer::intValue).toArray(),
                days.values().stream().mapToDouble(Double::doubleValue).toArray())));
    return new PurchaseLog(read);
  }

  private static LocalDate date(String cell) {
    return LocalDate.parse(
        cell,
        cell.indexOf('-') < 0 ? DateTimeFormatter.BASIC_ISO_DATE : DateTimeFormatter.ISO_DATE);
  }
}
