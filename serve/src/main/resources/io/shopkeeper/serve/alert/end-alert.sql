UPDATE alert
SET over_at = ?
WHERE shop = (SELECT id FROM shop) AND kind = ? AND subject = ? AND over_at IS NULL
