-- What lasts first, then the newest.
SELECT kind, subject, value, bound, raised_at, over_at
FROM alert
WHERE shop = (SELECT id FROM shop)
ORDER BY over_at IS NOT NULL, raised_at DESC, kind, subject
LIMIT ?
