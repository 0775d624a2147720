-- One example of each kind of odd sale, the dearest: kind, order or event, product, title, units, value, day.
WITH
  own AS (SELECT currency AS code FROM shop),
  odd AS (
    SELECT 'refund-without-sale' AS kind, id, product, quantity, unit_price_minor, occurred_at
    FROM events
    WHERE type = 'refund' AND order_id IS NULL AND currency = (SELECT code FROM own)
    UNION ALL
    SELECT 'free', coalesce(order_id, id), product, quantity, 0, occurred_at
    FROM events
    WHERE type = 'purchase' AND unit_price_minor = 0
    UNION ALL
    SELECT 'nobody', coalesce(order_id, id), product, quantity, unit_price_minor, occurred_at
    FROM events
    WHERE type = 'purchase' AND customer IS NULL AND currency = (SELECT code FROM own))
SELECT kind, odd.id, odd.product, coalesce(title, odd.product), quantity, total_minor(line_minor(quantity, unit_price_minor)), local_date(occurred_at)
FROM (
  SELECT *, row_number() OVER (PARTITION BY kind ORDER BY line_minor(quantity, unit_price_minor) DESC, quantity DESC, id) AS place
  FROM odd) AS odd
LEFT JOIN products ON products.id = odd.product
WHERE place = 1
