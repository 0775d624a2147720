INSERT INTO declined(visitor, customer, session, product, declined_at)
VALUES (?, nullif(?, ''), ?, ?, ?)
