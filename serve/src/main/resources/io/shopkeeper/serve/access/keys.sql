SELECT id, name, role, salt, hash, created_at FROM api_key ORDER BY created_at, id
