-- Products whose path of categories begins with the ? names of ?, sorted by ?; at most ? after the first ?.
SELECT p.id
FROM products p
LEFT JOIN (SELECT product, sum(quantity) AS units FROM order_lines GROUP BY product) s ON s.product = p.id
WHERE list_slice(p.categories, 1, CAST(? AS BIGINT)) = CAST(? AS VARCHAR[])
ORDER BY p.in_stock DESC,
  CASE CAST(? AS VARCHAR)
    WHEN 'cheap' THEN p.price_minor
    WHEN 'dear' THEN -p.price_minor
    WHEN 'sold' THEN CAST(-coalesce(s.units, 0) AS BIGINT)
  END NULLS LAST,
  p.title,
  p.id
LIMIT ? OFFSET ?
