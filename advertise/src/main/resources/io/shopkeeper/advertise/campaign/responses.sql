SELECT impression, kind, value_minor
FROM impression_response
WHERE shop = (SELECT id FROM shop) AND campaign = ?
ORDER BY received_at
