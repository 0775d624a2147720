package io.shopkeeper.simulation.soil;

import io.shopkeeper.simulation.TextTable;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/// Orders that somebody placed to see whether the shop works: by a customer `test`, at 0.01, of 999
/// units, or two of these.
final class TestOrders {
  private static final List<String> CUSTOMERS =
      TextTable.rows(TestOrders.class, "test-orders.tsv").stream().map(List::getFirst).toList();
  private static final String PRICE = "0.01";
  private static final String QUANTITY = "999";

  /// Above the number of any order of a simulated customer.
  private static final int FIRST_NUMBER = 10_000;

  private TestOrders() {}

  /// @param rate of the lines of orders
  static void plant(Draft orders, double rate, Soil soil) {
    RandomGenerator random = soil.random("test orders", orders);
    int number = FIRST_NUMBER;
    for (Draft.Line line : orders.lines()) {
      if (random.nextDouble() < rate) {
        orders.insert(
            line.place(),
            soil.next(),
            FaultKind.TEST_ORDER,
            placed(orders.clean(), line.place(), number++, random));
      }
    }
  }

  /// What is bought, when and where is that of a real order.
  private static List<String> placed(
      CsvTable orders, int like, int number, RandomGenerator random) {
    var cells = new ArrayList<>(orders.rows().get(like));
    int customer = orders.columns().indexOf("customer");
    int price = orders.columns().indexOf("price");
    int quantity = orders.columns().indexOf("quantity");
    int sign = random.nextInt(4);
    if (sign != 1) {
      cells.set(customer, Pick.any(CUSTOMERS, random));
    }
    if (sign == 1 || sign == 2) {
      cells.set(price, PRICE);
    }
    cells.set(quantity, sign == 3 ? QUANTITY : "1");
    cells.set(orders.columns().indexOf("session"), "");
    cells.set(orders.columns().indexOf("order"), "%s-O%d".formatted(cells.get(customer), number));
    return cells;
  }
}
