SELECT id, categories, brand FROM products ORDER BY id
