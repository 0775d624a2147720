SELECT name, role, password, created_at FROM person ORDER BY created_at, name
