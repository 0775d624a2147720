SELECT coalesce(max(number), 0) + 1 FROM conversation_turn WHERE shop = (SELECT id FROM shop) AND conversation = ?
