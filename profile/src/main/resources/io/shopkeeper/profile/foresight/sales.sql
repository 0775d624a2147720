-- What customers bought and sent back up to time ?, in the shop's currency; without those who
-- refused personalisation.
WITH wanted AS (SELECT CAST(? AS TIMESTAMP) AS until)
SELECT
  e.customer,
  CAST(epoch(local_time(e.occurred_at)) // 86400 AS BIGINT) AS day,
  CAST(hour(local_time(e.occurred_at)) AS BIGINT) AS hour,
  coalesce(e.product, '') AS product,
  CAST(CASE e.type WHEN 'refund' THEN -1 ELSE 1 END * coalesce(e.quantity, 1) AS DOUBLE) AS quantity,
  CAST(CASE e.type WHEN 'refund' THEN -1 ELSE 1 END * coalesce(e.quantity, 1) AS DOUBLE) * e.unit_price_minor AS minor
FROM canonical_events e CROSS JOIN wanted w
WHERE e.customer IS NOT NULL
  AND e.occurred_at <= w.until
  AND e.type IN ('purchase', 'refund')
  AND e.unit_price_minor IS NOT NULL
  AND (e.currency IS NULL OR e.currency = (SELECT currency FROM shop))
  AND e.customer NOT IN (SELECT customer FROM personalisation_refused)
ORDER BY e.sequence
