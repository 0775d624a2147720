SELECT id, title, brand, categories, description
FROM products
ORDER BY id
