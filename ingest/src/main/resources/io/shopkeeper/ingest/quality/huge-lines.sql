-- Single lines of orders with at least ? times the mean of units and at least ? of all units: order,
-- product, title, units, value, time, whether it went back, and after how many seconds.
WITH
  lines AS (
    SELECT coalesce(order_id, id) AS order_id, customer, session, product, quantity, unit_price_minor, occurred_at
    FROM events
    WHERE type = 'purchase' AND product IS NOT NULL),
  whole AS (SELECT sum(quantity) AS units, avg(quantity) AS mean FROM lines),
  huge AS (
    SELECT lines.*
    FROM lines, whole
    WHERE quantity >= ? * mean AND quantity >= ? * units
    ORDER BY quantity DESC
    LIMIT 20),
  back AS (SELECT order_id, customer, product, quantity, occurred_at FROM events WHERE type = 'refund')
SELECT
  huge.order_id,
  huge.product,
  coalesce(any_value(products.title), any_value(huge.product)),
  huge.quantity,
  total_minor(line_minor(huge.quantity, huge.unit_price_minor)),
  local_date(huge.occurred_at),
  coalesce(max(back.quantity), 0),
  coalesce(min(date_diff('second', huge.occurred_at, back.occurred_at)), 0)
FROM huge
LEFT JOIN products ON products.id = huge.product
LEFT JOIN back
  ON back.order_id = huge.order_id AND back.product = huge.product AND back.quantity * 2 >= huge.quantity
GROUP BY ALL
ORDER BY huge.quantity DESC, huge.order_id
