-- Of conversation ?, the turns after number ?.
SELECT number, asked_at, question, outcome, person, helpful, statements, source_places, source_kinds, source_ids,
  source_fields, source_values
FROM conversation_turn
WHERE shop = (SELECT id FROM shop) AND conversation = ? AND number > ?
ORDER BY number
