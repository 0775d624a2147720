DELETE FROM campaign WHERE shop = (SELECT id FROM shop) AND id = ? AND started_at IS NULL
