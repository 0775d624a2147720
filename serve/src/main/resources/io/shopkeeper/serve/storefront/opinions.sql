-- Of product ?; at most ?.
SELECT rating, title, text, written_at
FROM reviews
WHERE product = ?
ORDER BY written_at DESC, id
LIMIT ?
