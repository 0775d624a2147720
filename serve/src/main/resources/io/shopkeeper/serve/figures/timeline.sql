-- Of a customer whose ids are ?, up to time ?, at most ?, newest first. Only what is found is told by
-- the products' own ids.
WITH found AS (
  SELECT occurred_at, type, product, quantity, sequence, line
  FROM events
  WHERE customer IN (SELECT unnest(?::VARCHAR[]))
    AND product IS NOT NULL AND type <> 'view_item_list' AND occurred_at <= ?
  ORDER BY occurred_at DESC, sequence DESC, line
  LIMIT ?
)
SELECT f.occurred_at, f.type, coalesce(p.canonical, f.product), coalesce(f.quantity, 1)
FROM found f LEFT JOIN canonical_products p ON p.id = f.product
ORDER BY f.occurred_at DESC, f.sequence DESC, f.line
