-- Products that events name and the catalogue lacks: how many, in how many lines, and the most frequent.
WITH named AS (SELECT product, count(*) AS lines FROM events WHERE product IS NOT NULL GROUP BY 1)
SELECT count(*) OVER (), CAST(sum(lines) OVER () AS BIGINT), product, lines
FROM named
WHERE product NOT IN (SELECT id FROM products)
ORDER BY lines DESC, product
LIMIT 1
