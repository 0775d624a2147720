SELECT id FROM products ORDER BY id
