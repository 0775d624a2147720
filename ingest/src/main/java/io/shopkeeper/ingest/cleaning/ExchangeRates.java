package io.shopkeeper.ingest.cleaning;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What one unit of other currencies is worth in the shop's own, perhaps from a day on.
///
/// A line is `currency,rate` or `currency,rate,date`; a header and blank lines are passed over. A
/// rate without a day holds before the first one that has one.
public final class ExchangeRates {
  private final Map<Currency, NavigableMap<LocalDate, BigDecimal>> rates = new HashMap<>();

  private ExchangeRates() {}

  /// @throws IllegalArgumentException naming the line that is wrong
  public static ExchangeRates of(List<String> lines) {
    ExchangeRates rates = new ExchangeRates();
    for (int i = 0; i < lines.size(); i++) {
      String line = lines.get(i).strip();
      boolean header = i == 0 && line.toLowerCase(Locale.ROOT).startsWith("currency");
      if (!line.isEmpty() && !header) {
        rates.add(line.split(",", -1), i + 1);
      }
    }
    return rates;
  }

  private void add(String[] cells, int line) {
    try {
      Currency currency = Currency.getInstance(cells[0].strip().toUpperCase(Locale.ROOT));
      BigDecimal rate = new BigDecimal(cells.length < 2 ? "" : cells[1].strip());
      if (rate.signum() <= 0 || cells.length > 3) {
        throw new NumberFormatException("not above 0");
      }
      boolean dated = cells.length == 3 && !cells[2].isBlank();
      LocalDate from = dated ? LocalDate.parse(cells[2].strip()) : LocalDate.MIN;
      rates.computeIfAbsent(currency, _ -> new TreeMap<>()).put(from, rate);
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IllegalArgumentException(
          "line %d: '%s' is no currency,rate[,date] such as USD,0.92,2026-11-01"
              .formatted(line, String.join(",", cells)),
          e);
    }
  }

  /// The rate of a day: the latest from that day or before; null if there is none.
  @Nullable BigDecimal of(Currency currency, LocalDate day) {
    NavigableMap<LocalDate, BigDecimal> known = rates.get(currency);
    Map.Entry<LocalDate, BigDecimal> rate = known == null ? null : known.floorEntry(day);
    return rate == null ? null : rate.getValue();
  }
}
