INSERT INTO conversation_standing(conversation, standing, since, person) VALUES (?, ?, ?, nullif(?, ''))
