package io.shopkeeper.serve.console;

import io.shopkeeper.domain.Money;
import io.shopkeeper.ingest.quality.Distribution;
import io.shopkeeper.ingest.quality.FindingTexts;
import java.time.DayOfWeek;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A distribution as columns, which a page draws itself without a script.
public record Columns(String title, List<Column> columns) {
  private static final int MOST = 24;

  /// @param label below it
  /// @param height in percent of the highest
  public record Column(String label, String count, String share, double height) {}

  /// @param t of the reader
  static Columns of(Distribution distribution, FindingTexts findings, Texts t, Currency currency) {
    String field = distribution.field();
    String title = findings.field(field);
    if (field.equals("price")) {
      title += " (%s)".formatted(currency.getCurrencyCode());
    }
    List<Distribution.Bin> bins = distribution.bins();
    long most = bins.stream().mapToLong(Distribution.Bin::count).max().orElse(1);
    var columns = new ArrayList<Column>();
    List<Distribution.Bin> shown = filled(field, bins);
    for (Distribution.Bin bin : shown.subList(0, Math.min(MOST, shown.size()))) {
      columns.add(
          new Column(
              label(field, bin.key(), t, currency),
              t.number(bin.count()),
              findings.percent((double) bin.count() / Math.max(1, distribution.total())),
              100.0 * bin.count() / Math.max(1, most)));
    }
    return new Columns(title, columns);
  }

  /// Hours and weekdays without any are shown, too.
  private static List<Distribution.Bin> filled(String field, List<Distribution.Bin> bins) {
    int first = field.equals("weekday") ? 1 : 0;
    int last =
        switch (field) {
          case "weekday" -> 7;
          case "hour" -> 23;
          default -> -1;
        };
    if (last < 0) {
      return bins;
    }
    Map<String, Long> counts = new HashMap<>();
    bins.forEach(bin -> counts.put(bin.key(), bin.count()));
    var all = new ArrayList<Distribution.Bin>();
    for (int key = first; key <= last; key++) {
      String name = String.valueOf(key);
      all.add(new Distribution.Bin(name, counts.getOrDefault(name, 0L)));
    }
    return all;
  }

  private static String label(String field, String key, Texts t, Currency currency) {
    return switch (field) {
      case "price" ->
          new Money(Long.parseLong(key), currency).major().stripTrailingZeros().toPlainString();
      case "weekday" ->
          DayOfWeek.of(Integer.parseInt(key))
              .getDisplayName(TextStyle.SHORT, Locale.forLanguageTag(t.localeTag()));
      case "event", "channel" -> t.named(field, key);
      default -> key;
    };
  }
}
