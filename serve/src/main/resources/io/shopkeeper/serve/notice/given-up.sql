UPDATE notice SET attempts = ?, due_at = NULL, failure = ? WHERE shop = (SELECT id FROM shop) AND id = ?
