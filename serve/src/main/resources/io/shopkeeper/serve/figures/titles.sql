-- Of products ?; a whole product, with its attributes, costs many times as much.
SELECT id, title FROM products WHERE id IN (SELECT unnest(?::VARCHAR[]))
