INSERT INTO conversation_turn(conversation, asked_at, question, answer, outcome) VALUES (?, ?, ?, ?, ?)
