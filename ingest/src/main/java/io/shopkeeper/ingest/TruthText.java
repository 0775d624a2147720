package io.shopkeeper.ingest;

import java.util.Locale;
import java.util.Set;

/// Reads yes and no, and numbers of units as whether there are any.
final class TruthText {
  private static final Set<String> YES =
      Set.of(
          "true", "yes", "y", "t", "in stock", "in_stock", "instock", "available", "是", "有", "有货");
  private static final Set<String> NO =
      Set.of(
          "false",
          "no",
          "n",
          "f",
          "out of stock",
          "out_of_stock",
          "outofstock",
          "unavailable",
          "sold out",
          "否",
          "无",
          "无货",
          "缺货");

  private TruthText() {}

  /// @throws Refusal if it is neither
  static boolean parse(String text, String column) {
    String word = text.toLowerCase(Locale.ROOT);
    if (YES.contains(word)) {
      return true;
    }
    if (NO.contains(word)) {
      return false;
    }
    try {
      return Double.parseDouble(word) > 0;
    } catch (NumberFormatException e) {
      throw new Refusal(
          RejectReason.INVALID_VALUE, column, "'%s' is neither yes nor no".formatted(text));
    }
  }
}
