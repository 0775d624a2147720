UPDATE notice SET attempts = ?, due_at = NULL, sent_at = ?, failure = NULL WHERE shop = (SELECT id FROM shop) AND id = ?
