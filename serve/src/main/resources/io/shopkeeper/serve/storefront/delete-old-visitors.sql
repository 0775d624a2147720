DELETE FROM visitor WHERE shop = (SELECT id FROM shop) AND seen_at < ?
