package io.shopkeeper.ingest.cleaning;

import io.shopkeeper.domain.OrderLine;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a line of an order comes to, where the file tells it in a column of its own: a price that
/// agrees with it was not told in another unit by accident.
final class LineTotals {
  private static final Set<String> COLUMNS =
      Set.of(
          "total",
          "line_total",
          "row_total",
          "item_total",
          "subtotal",
          "line_amount",
          "amount",
          "小计",
          "金额",
          "行金额",
          "合计");

  private static final Pattern PLAIN = Pattern.compile("\\d{1,15}(\\.\\d{1,4})?");

  private LineTotals() {}

  /// Whether the record tells a total, and it is quantity times price.
  static boolean confirm(OrderLine line, RecordText record) {
    for (int i = 0; i < record.size(); i++) {
      if (record.role(i) == RecordText.Role.ATTRIBUTE
          && COLUMNS.contains(record.name(i).toLowerCase(Locale.ROOT).replace(' ', '_'))
          && PLAIN.matcher(record.text(i)).matches()) {
        BigDecimal comesTo = line.unitPrice().major().multiply(BigDecimal.valueOf(line.quantity()));
        return comesTo.signum() > 0 && new BigDecimal(record.text(i)).compareTo(comesTo) == 0;
      }
    }
    return false;
  }
}
