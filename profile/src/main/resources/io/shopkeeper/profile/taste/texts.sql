-- The latest ? different words of known customers, with the hash by which they are filed.
SELECT sha256(said), said
FROM (
  SELECT query AS said, occurred_at AS said_at
  FROM events
  WHERE type = 'search' AND customer IS NOT NULL
  UNION ALL
  SELECT text, written_at FROM reviews WHERE customer IS NOT NULL)
GROUP BY said
ORDER BY max(said_at) DESC, said
LIMIT ?
