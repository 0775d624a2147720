SELECT p.id
FROM products p
WHERE p.id > ?
  AND p.id NOT IN (
    SELECT product FROM text_version
    WHERE shop = (SELECT id FROM shop) AND language = ? AND channel = 'page' AND variant = 'a')
ORDER BY p.id
LIMIT ?
