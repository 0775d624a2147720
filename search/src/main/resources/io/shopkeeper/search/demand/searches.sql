-- The newest searches since ?, at most ?, each with the products that were clicked in a list of
-- what was found before the visit's next search.
WITH step AS (
  SELECT coalesce(session, customer, id) AS visit, occurred_at, query, product, type = 'search' AS asked,
    sum(CASE WHEN type = 'search' THEN 1 ELSE 0 END) OVER (
      PARTITION BY coalesce(session, customer, id)
      ORDER BY occurred_at, sequence
      ROWS UNBOUNDED PRECEDING) AS number
  FROM events
  WHERE occurred_at >= ?
    AND (type = 'search'
      OR (type = 'select_item' AND (list IS NULL OR list ILIKE '%search%' OR list LIKE '%搜索%'))))
SELECT visit, any_value(query) FILTER (asked), min(occurred_at),
  coalesce(array_agg(DISTINCT product) FILTER (NOT asked), [])
FROM step
WHERE number > 0
GROUP BY visit, number
ORDER BY min(occurred_at) DESC, visit, number DESC
LIMIT ?
