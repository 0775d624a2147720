SELECT p.id, p.title, p.categories, p.price_minor, p.in_stock, CAST(coalesce(s.units, 0) AS BIGINT)
FROM products p
LEFT JOIN (SELECT product, sum(quantity) AS units FROM order_lines GROUP BY product) s ON s.product = p.id
