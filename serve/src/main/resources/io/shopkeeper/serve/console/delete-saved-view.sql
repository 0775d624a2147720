DELETE FROM saved_view
WHERE shop = (SELECT id FROM shop) AND person = ? AND name = ? AND (target = ? OR target LIKE ?)
