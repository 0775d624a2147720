INSERT INTO conversation_turn(conversation, number, asked_at, question, answer, outcome, person, statements,
  source_places, source_kinds, source_ids, source_fields, source_values)
VALUES (?, ?, ?, ?, ?, ?, nullif(?, ''), ?, ?, ?, ?, ?, ?)
