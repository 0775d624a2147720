-- Events received since ?; orders since ?; revenue since ? in currency ?, less refunds since ? in currency ?.
SELECT
  (SELECT count(DISTINCT sequence) FROM events WHERE received_at >= ?),
  (SELECT count(DISTINCT order_id) FROM order_lines WHERE ordered_at >= ?),
  total_minor(
    (SELECT coalesce(sum(line_minor(quantity, unit_price_minor)), 0) FROM order_lines WHERE ordered_at >= ? AND currency = ?)
    - (SELECT coalesce(sum(line_minor(quantity, unit_price_minor)), 0) FROM refund_lines WHERE refunded_at >= ? AND currency = ?))
