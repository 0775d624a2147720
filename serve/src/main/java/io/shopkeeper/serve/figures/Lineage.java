package io.shopkeeper.serve.figures;

/// Questions in SQL whose answers are the rows that a customer's figures were counted from, those
/// of all ids that are the same customer.
public record Lineage(String events, String orders, String returns, String reviews) {

  /// @param customer the id that merged customers are counted under
  public static Lineage of(String customer) {
    String quoted = "'" + customer.replace("'", "''") + "'";
    String ids =
        "customer = %1$s OR customer IN (SELECT id FROM canonical_customers WHERE canonical = %1$s)"
            .formatted(quoted);
    return new Lineage(
        "SELECT * FROM events WHERE %s ORDER BY occurred_at".formatted(ids),
        "SELECT * FROM order_lines WHERE %s ORDER BY ordered_at".formatted(ids),
        "SELECT * FROM refund_lines WHERE %s ORDER BY refunded_at".formatted(ids),
        "SELECT * FROM reviews WHERE %s ORDER BY written_at".formatted(ids));
  }

  /// What of these a theme was counted from, by the products that are of it.
  public static String ofThemes(String customer) {
    return "SELECT t.theme, e.* FROM (%s) e JOIN product_themes t USING (product) ORDER BY theme, occurred_at"
        .formatted(of(customer).events);
  }
}
