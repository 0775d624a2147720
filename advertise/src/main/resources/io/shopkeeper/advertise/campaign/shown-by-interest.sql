WITH answer AS (
  SELECT impression, count(*) FILTER (kind = 'click') > 0 AS clicked
  FROM impression_response
  WHERE shop = (SELECT id FROM shop) AND campaign = ?
  GROUP BY impression),
seen AS (
  SELECT id, creative, unnest(CASE WHEN len(interests) = 0 THEN [''] ELSE interests END) AS interest
  FROM impression
  WHERE shop = (SELECT id FROM shop) AND campaign = ?)
SELECT s.interest, s.creative, count(*), count(*) FILTER (a.clicked)
FROM seen s LEFT JOIN answer a ON a.impression = s.id
GROUP BY s.interest, s.creative
ORDER BY s.interest, s.creative
