UPDATE notice SET attempts = ?, due_at = ?, failure = ? WHERE shop = (SELECT id FROM shop) AND id = ?
