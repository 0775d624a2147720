INSERT INTO alert(kind, subject, value, bound, raised_at) VALUES (?, ?, ?, ?, ?)
