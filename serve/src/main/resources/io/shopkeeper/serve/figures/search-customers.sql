-- Known to an event or an entry, with an id like ? and ?; at most ?.
SELECT customer FROM events WHERE customer ILIKE ? ESCAPE '\'
UNION
SELECT id FROM customers WHERE id ILIKE ? ESCAPE '\'
ORDER BY 1
LIMIT ?
