-- Products sold at prices that differ by a factor of ? and more: how many, and the widest.
WITH spread AS (
  SELECT product, min(unit_price_minor) AS low, max(unit_price_minor) AS high
  FROM events
  WHERE type = 'purchase' AND unit_price_minor > 0 AND currency = (SELECT currency FROM shop)
  GROUP BY product
  HAVING max(unit_price_minor) >= ? * min(unit_price_minor))
SELECT count(*) OVER (), product, coalesce(title, product), low, high
FROM spread LEFT JOIN products ON products.id = spread.product
ORDER BY high / low DESC, product
LIMIT 1
