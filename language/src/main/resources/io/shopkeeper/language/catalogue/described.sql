SELECT id, title, left(description, 400), categories, brand
FROM products
ORDER BY id
LIMIT ?
