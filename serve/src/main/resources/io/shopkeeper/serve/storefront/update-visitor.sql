UPDATE visitor
SET seal = ?, session = ?, customer = nullif(?, ''), personal = ?, cart = ?, seen_at = ?
WHERE shop = (SELECT id FROM shop) AND id = ?
