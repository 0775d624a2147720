-- Visits from ? to before ? by the events up to ?, and how far they came.
SELECT
  count(*),
  count(*) FILTER (looked),
  count(*) FILTER (carted),
  count(*) FILTER (ordered)
FROM (
  SELECT
    bool_or(type IN ('view_item', 'select_item', 'add_to_cart', 'purchase')) AS looked,
    bool_or(type IN ('add_to_cart', 'purchase')) AS carted,
    bool_or(type = 'purchase') AS ordered
  FROM events
  WHERE occurred_at >= ? AND occurred_at < ? AND sequence <= ? AND session IS NOT NULL
    AND type NOT IN ('refund')
  GROUP BY session)
