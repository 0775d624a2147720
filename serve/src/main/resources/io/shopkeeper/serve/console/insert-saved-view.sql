INSERT INTO saved_view(person, name, target, saved_at) VALUES (?, ?, ?, ?)
