WITH bought AS (
  SELECT customer FROM canonical_events WHERE type = 'purchase' AND occurred_at >= ? GROUP BY customer),
complained AS (
  SELECT customer FROM reviews WHERE rating <= 2 AND written_at >= ? GROUP BY customer),
seen AS (
  SELECT unit AS customer, count(*) AS shown
  FROM impression
  WHERE shop = (SELECT id FROM shop) AND kind = 'customer' AND shown_at >= ?
  GROUP BY unit),
converted AS (
  SELECT i.unit AS customer
  FROM impression i
  JOIN impression_response r ON r.impression = i.id AND r.shop = i.shop
  WHERE i.shop = (SELECT id FROM shop) AND i.kind = 'customer' AND i.campaign = ?
    AND r.kind = 'conversion'
  GROUP BY i.unit)
SELECT customer, CASE min(reason)
  WHEN 1 THEN 'bought' WHEN 2 THEN 'complained' WHEN 3 THEN 'converted' ELSE 'seen_enough' END
FROM (
  SELECT customer, 1 AS reason FROM bought
  UNION ALL SELECT customer, 2 FROM complained
  UNION ALL SELECT customer, 3 FROM converted
  UNION ALL SELECT customer, 4 FROM seen WHERE shown >= ?)
WHERE customer IS NOT NULL
GROUP BY customer
