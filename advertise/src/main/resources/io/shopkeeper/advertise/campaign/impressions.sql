SELECT id, creative, kind, unit, interests, propensity, expected, amount, shown_at
FROM impression
WHERE shop = (SELECT id FROM shop) AND campaign = ?
ORDER BY shown_at, id
