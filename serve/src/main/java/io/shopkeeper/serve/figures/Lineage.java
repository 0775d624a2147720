package io.shopkeeper.serve.figures;

/// Questions in SQL whose answers are the rows that a customer's figures were counted from, those
/// of all ids that are the same customer.
public record Lineage(String events, String orders, String returns) {

  /// @param customer the id that merged customers are counted under
  public static Lineage of(String customer) {
    String quoted = "'" + customer.replace("'", "''") + "'";
    String ids =
        "customer = %1$s OR customer IN (SELECT id FROM canonical_customers WHERE canonical = %1$s)"
            .formatted(quoted);
    return new Lineage(
        "SELECT * FROM events WHERE %s ORDER BY occurred_at".formatted(ids),
        "SELECT * FROM order_lines WHERE %s ORDER BY ordered_at".formatted(ids),
        "SELECT * FROM refund_lines WHERE %s ORDER BY refunded_at".formatted(ids));
  }
}
