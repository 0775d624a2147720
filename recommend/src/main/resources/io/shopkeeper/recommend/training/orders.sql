-- What was kept of every order: named customers first, each customer's orders oldest first. What
-- was sent back of an order is taken off it; a return that names no order is part of none. Those
-- who refused personalisation are left out.
WITH line AS (
  SELECT
    customer,
    coalesce(order_id, id) AS placed,
    product,
    min(occurred_at) FILTER (WHERE type = 'purchase') AS ordered_at,
    sum(CASE type WHEN 'purchase' THEN quantity ELSE -quantity END) AS kept
  FROM canonical_events
  WHERE sequence <= ? AND product IS NOT NULL AND type IN ('purchase', 'refund')
    AND (customer IS NULL OR customer NOT IN (SELECT customer FROM personalisation_refused))
  GROUP BY customer, placed, product
)
SELECT customer, placed, product, ordered_at
FROM line
WHERE kept > 0 AND ordered_at IS NOT NULL
ORDER BY customer NULLS LAST, min(ordered_at) OVER (PARTITION BY customer, placed), placed, product
