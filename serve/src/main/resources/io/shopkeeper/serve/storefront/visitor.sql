SELECT seal, session, customer, personal, cart, seen_at
FROM visitor
WHERE shop = (SELECT id FROM shop) AND id = ?
