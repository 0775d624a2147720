SELECT name, target
FROM saved_view
WHERE shop = (SELECT id FROM shop) AND person = ? AND (target = ? OR target LIKE ?)
ORDER BY lower(name), name
