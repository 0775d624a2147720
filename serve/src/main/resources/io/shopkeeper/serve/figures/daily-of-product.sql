-- As daily.sql, of product ?.
SELECT day, count(DISTINCT order_id), CAST(sum(units) AS BIGINT), total_minor(sum(minor))
FROM (
  SELECT local_date(ordered_at) AS day, order_id, quantity AS units, line_minor(quantity, unit_price_minor) AS minor
  FROM order_lines
  WHERE product = ? AND ordered_at >= ? AND ordered_at < ? AND currency = ?
  UNION ALL
  SELECT local_date(refunded_at), NULL, 0, -line_minor(quantity, unit_price_minor)
  FROM refund_lines
  WHERE product = ? AND refunded_at >= ? AND refunded_at < ? AND currency = ?
)
GROUP BY day
