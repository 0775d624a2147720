SELECT id FROM products WHERE id IN (SELECT unnest(?))
