SELECT id, name, role, salt, hash, created_at, origins FROM api_key ORDER BY created_at, id
