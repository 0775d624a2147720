-- Of customer ?, the lines of order ? that were bought, then those that went back.
WITH asker AS (
  SELECT coalesce((SELECT canonical FROM canonical_customers WHERE id = a.id), a.id) AS id
  FROM (SELECT CAST(? AS VARCHAR) AS id) a
)
SELECT order_id, type = 'refund', occurred_at, product, quantity, coalesce(unit_price_minor, 0),
  coalesce(currency, (SELECT currency FROM shop))
FROM canonical_events
WHERE customer = (SELECT id FROM asker)
  AND type IN ('purchase', 'refund')
  AND upper(order_id) = upper(CAST(? AS VARCHAR))
ORDER BY type = 'refund', occurred_at, sequence, line
