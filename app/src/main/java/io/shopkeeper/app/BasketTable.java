package io.shopkeeper.app;

import io.shopkeeper.ingest.source.Encoding;
import io.shopkeeper.ingest.source.SourceFile;
import io.shopkeeper.ingest.source.TableReader;
import io.shopkeeper.ingest.source.TextSource;
import io.shopkeeper.recommend.RecommendException;
import io.shopkeeper.recommend.evaluation.UserBaskets;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// A table of order lines with a header: who, in which order or when, what. Columns are found by
/// name, whatever delimits them.
///
/// A basket is an order, or where no order is named what one user bought at one time. Baskets stand
/// by time, times of digits alone as numbers and others as text, as ISO 8601 is made for; without
/// times they stand as in the file.
final class BasketTable {

  private static final List<String> USER =
      List.of("user", "user_id", "userid", "customer", "customer_id", "customerid");
  private static final List<String> ORDER =
      List.of("basket", "basket_id", "order", "order_id", "orderid", "invoice", "invoiceno");
  private static final List<String> TIME =
      List.of("time", "timestamp", "date", "order_date", "ordered_at", "invoicedate", "created_at");
  private static final List<String> ITEM =
      List.of("item", "item_id", "itemid", "product", "product_id", "sku", "stockcode");

  /// One basket as it is read.
  private record Basket(String time, List<String> items) {}

  private static final Comparator<String> BY_TIME =
      (one, other) ->
          isNumber(one) && isNumber(other)
              ? Long.compare(Long.parseLong(one), Long.parseLong(other))
              : one.compareTo(other);

  private BasketTable() {}

  /// Users in the order of their first line; lines that are no rows or lack a cell are passed over,
  /// as an order without a customer is.
  ///
  /// @throws RecommendException if a column is missing
  static List<UserBaskets> read(SourceFile file) throws IOException {
    Encoding encoding;
    try (InputStream in = file.open()) {
      encoding = Encoding.detect(in);
    }
    Map<String, Map<String, Basket>> users = new LinkedHashMap<>();
    try (var table = new TableReader(new TextSource(file, encoding))) {
      List<String> columns =
          table.columns().stream().map(name -> name.strip().toLowerCase(Locale.ROOT)).toList();
      int user = required(columns, USER, file);
      int item = required(columns, ITEM, file);
      int time = find(columns, TIME);
      int order = find(columns, ORDER) >= 0 ? find(columns, ORDER) : required(columns, TIME, file);
      while (table.next()) {
        if (table.fault() == null
            && !(cell(table, user).isEmpty() || cell(table, item).isEmpty())) {
          String when = time < 0 ? "" : cell(table, time);
          users
              .computeIfAbsent(cell(table, user), _ -> new LinkedHashMap<>())
              .computeIfAbsent(cell(table, order), _ -> new Basket(when, new ArrayList<>()))
              .items
              .add(cell(table, item));
        }
      }
    }
    return users.entrySet().stream()
        .map(user -> new UserBaskets(user.getKey(), inOrder(user.getValue())))
        .toList();
  }

  private static List<List<String>> inOrder(Map<String, Basket> baskets) {
    return baskets.values().stream()
        .sorted(Comparator.comparing(Basket::time, BY_TIME))
        .map(Basket::items)
        .toList();
  }

  private static boolean isNumber(String text) {
    return text.matches("\\d{1,18}");
  }

  private static String cell(TableReader table, int column) {
    return table.cell(column).toString().strip();
  }

  private static int find(List<String> columns, List<String> names) {
    return names.stream().mapToInt(columns::indexOf).filter(at -> at >= 0).findFirst().orElse(-1);
  }

  private static int required(List<String> columns, List<String> names, SourceFile file) {
    int column = find(columns, names);
    if (column < 0) {
      throw new RecommendException(
          RecommendException.Code.FILE_UNREADABLE,
          "'%s' has no column named one of %s; its columns are %s"
              .formatted(file.path(), String.join(", ", names), columns));
    }
    return column;
  }
}
