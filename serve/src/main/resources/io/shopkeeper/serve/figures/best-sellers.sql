-- From ? to before ?, in currency ?; the first ?. Merged products are one.
SELECT
  coalesce(c.canonical, s.product) AS sold,
  CAST(sum(s.units) AS BIGINT),
  total_minor(sum(s.minor)) AS brought
FROM (
  SELECT product, sum(quantity) AS units, sum(line_minor(quantity, unit_price_minor)) AS minor
  FROM order_lines
  WHERE ordered_at >= ? AND ordered_at < ? AND currency = ?
  GROUP BY product) s
LEFT JOIN canonical_products c ON c.id = s.product
GROUP BY sold
ORDER BY brought DESC, sold
LIMIT ?
