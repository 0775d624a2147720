-- Orders that hold each product, the most first.
SELECT count(DISTINCT order_id) AS orders
FROM order_lines
WHERE product IS NOT NULL
GROUP BY product
ORDER BY orders DESC
