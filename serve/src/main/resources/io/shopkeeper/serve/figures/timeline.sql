-- Of customer ? under each of their ids, at most ?, newest first; up to time ?. Only what is found
-- is told by the products' own ids.
WITH wanted AS (
  SELECT CAST(?1 AS VARCHAR) AS customer
), found AS (
  SELECT occurred_at, type, product, quantity, sequence, line
  FROM events
  WHERE customer IN (
      SELECT customer FROM wanted
      UNION ALL
      SELECT id FROM canonical_customers WHERE canonical = (SELECT customer FROM wanted))
    AND product IS NOT NULL AND type <> 'view_item_list' AND occurred_at <= ?2
  ORDER BY occurred_at DESC, sequence DESC, line
  LIMIT ?3
)
SELECT f.occurred_at, f.type, coalesce(p.canonical, f.product), coalesce(f.quantity, 1)
FROM found f LEFT JOIN canonical_products p ON p.id = f.product
ORDER BY f.occurred_at DESC, f.sequence DESC, f.line
