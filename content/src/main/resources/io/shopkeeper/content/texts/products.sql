SELECT DISTINCT product
FROM text_version
WHERE shop = (SELECT id FROM shop) AND product > ?
ORDER BY product
LIMIT ?
