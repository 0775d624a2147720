DELETE FROM conversation WHERE shop = (SELECT id FROM shop) AND id = ?
