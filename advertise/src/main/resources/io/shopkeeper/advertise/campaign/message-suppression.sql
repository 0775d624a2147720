WITH bought AS (
  SELECT customer FROM canonical_events WHERE type = 'purchase' AND occurred_at >= ? GROUP BY customer),
complained AS (
  SELECT customer FROM reviews WHERE rating <= 2 AND written_at >= ? GROUP BY customer),
impressed AS (
  SELECT i.id, i.shop, i.campaign, i.shown_at, coalesce(c.canonical, i.unit) AS customer
  FROM impression i LEFT JOIN canonical_customers c ON c.id = i.unit
  WHERE i.shop = (SELECT id FROM shop) AND i.kind = 'customer'),
seen AS (
  SELECT customer, count(*) AS shown FROM impressed WHERE shown_at >= ? GROUP BY customer),
converted AS (
  SELECT i.customer
  FROM impressed i
  JOIN impression_response r ON r.impression = i.id AND r.shop = i.shop
  WHERE i.campaign = ? AND r.kind = 'conversion'
  GROUP BY i.customer),
told AS (
  SELECT customer, 1 AS reason FROM bought
  UNION ALL
  SELECT coalesce(c.canonical, o.customer), 2
  FROM complained o LEFT JOIN canonical_customers c ON c.id = o.customer
  UNION ALL SELECT customer, 3 FROM converted
  UNION ALL SELECT customer, 4 FROM seen WHERE shown >= ?)
SELECT customer, CASE min(reason)
  WHEN 1 THEN 'bought' WHEN 2 THEN 'complained' WHEN 3 THEN 'converted' ELSE 'seen_enough' END
FROM told
WHERE customer IS NOT NULL
GROUP BY customer
