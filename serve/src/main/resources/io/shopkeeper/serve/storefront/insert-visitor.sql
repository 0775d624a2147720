INSERT INTO visitor(seal, session, customer, personal, cart, seen_at, id)
VALUES (?, ?, nullif(?, ''), ?, ?, ?, ?)
