SELECT count(DISTINCT product), count(DISTINCT sequence)
FROM events
WHERE product IS NOT NULL AND NOT EXISTS (SELECT 1 FROM products WHERE products.id = events.product)
