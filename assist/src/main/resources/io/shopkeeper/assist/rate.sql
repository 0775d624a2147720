-- What a customer thought, ?, of an answer in conversation ?, turn ?.
UPDATE conversation_turn SET helpful = ? WHERE shop = (SELECT id FROM shop) AND conversation = ? AND number = ?
