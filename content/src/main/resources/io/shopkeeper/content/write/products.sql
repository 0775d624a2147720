SELECT id
FROM products
WHERE id > ?
ORDER BY id
LIMIT ?
