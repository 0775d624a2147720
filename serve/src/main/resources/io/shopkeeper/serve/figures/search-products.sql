-- Title like ?, brand like ? or id like ?; at most ? after the first ?.
SELECT p.id
FROM products p
LEFT JOIN (SELECT product, sum(quantity) AS units FROM order_lines GROUP BY product) s ON s.product = p.id
WHERE p.title ILIKE ? ESCAPE '\' OR p.brand ILIKE ? ESCAPE '\' OR p.id ILIKE ? ESCAPE '\'
ORDER BY coalesce(s.units, 0) DESC, p.id
LIMIT ? OFFSET ?
