-- What was looked at in session ? or by customer ?, newest first; at most ?.
SELECT product
FROM events
WHERE type = 'view_item' AND (session = ? OR customer = ?)
GROUP BY product
ORDER BY max(sequence) DESC
LIMIT ?
