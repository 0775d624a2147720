SELECT id, body, made_at, attempts, due_at, sent_at, failure
FROM notice
WHERE shop = (SELECT id FROM shop)
ORDER BY made_at DESC, id
LIMIT ?
