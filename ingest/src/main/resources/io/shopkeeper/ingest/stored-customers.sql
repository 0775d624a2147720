SELECT id FROM customers WHERE id IN (SELECT unnest(?))
