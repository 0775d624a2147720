INSERT INTO notice(id, body, made_at, attempts, due_at) VALUES (?, ?, ?, 0, ?)
