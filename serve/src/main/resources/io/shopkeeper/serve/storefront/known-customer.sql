-- Customer ?, told by the table or, as customer ?, by an event.
SELECT id FROM customers WHERE id = ?
UNION ALL
(SELECT customer FROM events WHERE customer = ? LIMIT 1)
