SELECT
  (SELECT count(*) FROM products),
  (SELECT count(*) FROM (SELECT id FROM customers UNION SELECT customer FROM order_lines WHERE customer IS NOT NULL)),
  (SELECT count(DISTINCT order_id) FROM order_lines),
  (SELECT max(ordered_at) FROM order_lines)
