SELECT lower(query), count(*)
FROM events
WHERE query IS NOT NULL AND query <> ''
GROUP BY lower(query)
ORDER BY count(*) DESC, lower(query)
LIMIT 500
