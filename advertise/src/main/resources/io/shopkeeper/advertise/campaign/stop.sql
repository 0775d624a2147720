UPDATE campaign SET stopped_at = ? WHERE shop = (SELECT id FROM shop) AND id = ?
