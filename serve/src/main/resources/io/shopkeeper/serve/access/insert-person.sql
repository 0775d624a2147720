INSERT INTO person (name, role, password, created_at) VALUES (?, ?, ?, ?)
