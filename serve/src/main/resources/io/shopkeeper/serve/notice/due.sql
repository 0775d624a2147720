-- What is to be sent at ?, oldest first.
SELECT id, body, made_at, attempts, due_at, sent_at, failure
FROM notice
WHERE shop = (SELECT id FROM shop) AND due_at <= ?
ORDER BY made_at, id
