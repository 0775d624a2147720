UPDATE campaign SET started_at = ? WHERE shop = (SELECT id FROM shop) AND id = ?
