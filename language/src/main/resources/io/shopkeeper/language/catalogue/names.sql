SELECT id, title, categories, brand FROM products ORDER BY id LIMIT ?
