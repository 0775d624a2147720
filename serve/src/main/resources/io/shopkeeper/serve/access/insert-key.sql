INSERT INTO api_key (id, name, role, salt, hash, created_at, origins) VALUES (?, ?, ?, ?, ?, ?, ?)
