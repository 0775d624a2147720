SELECT id, title, categories, brand, map_keys(attributes), map_values(attributes)
FROM products
ORDER BY id
LIMIT ?
