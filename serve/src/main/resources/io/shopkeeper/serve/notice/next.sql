SELECT min(due_at) FROM notice WHERE shop = (SELECT id FROM shop) HAVING min(due_at) IS NOT NULL
