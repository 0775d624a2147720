DELETE FROM conversation_standing WHERE shop = (SELECT id FROM shop) AND conversation = ?
