WITH answer AS (
  SELECT impression, count(*) FILTER (kind = 'click') > 0 AS clicked,
    count(*) FILTER (kind = 'conversion') > 0 AS bought, sum(value_minor) AS value
  FROM impression_response
  WHERE shop = (SELECT id FROM shop) AND campaign = ?
  GROUP BY impression
)
SELECT i.creative, count(*), count(*) FILTER (a.clicked), count(*) FILTER (a.bought),
  coalesce(sum(a.value), 0)::BIGINT
FROM impression i LEFT JOIN answer a ON a.impression = i.id
WHERE i.shop = (SELECT id FROM shop) AND i.campaign = ?
GROUP BY i.creative
