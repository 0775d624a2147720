-- Of customer ? or in session ?; at most ? lines, those of the newest order first.
SELECT order_id, ordered_at, product, quantity, unit_price_minor * quantity, currency
FROM order_lines
WHERE order_id IS NOT NULL AND unit_price_minor IS NOT NULL AND currency IS NOT NULL
  AND (customer = ? OR session = ?)
ORDER BY ordered_at DESC, order_id, product
LIMIT ?
