-- Of customer ?, the lines of the newest ? orders, bought and gone back, newest order first.
WITH asker AS (
  SELECT coalesce((SELECT canonical FROM canonical_customers WHERE id = a.id), a.id) AS id
  FROM (SELECT CAST(? AS VARCHAR) AS id) a
), newest AS (
  SELECT order_id, min(occurred_at) AS ordered_at, min(sequence) AS first
  FROM canonical_events
  WHERE customer = (SELECT id FROM asker) AND type = 'purchase' AND order_id IS NOT NULL
  GROUP BY order_id
  ORDER BY ordered_at DESC, first DESC
  LIMIT ?
)
SELECT e.order_id, e.type = 'refund', e.occurred_at, e.product, e.quantity, coalesce(e.unit_price_minor, 0),
  coalesce(e.currency, (SELECT currency FROM shop))
FROM canonical_events e JOIN newest n ON n.order_id = e.order_id
WHERE e.customer = (SELECT id FROM asker) AND e.type IN ('purchase', 'refund')
ORDER BY n.ordered_at DESC, n.first DESC, e.type = 'refund', e.occurred_at, e.sequence, e.line
