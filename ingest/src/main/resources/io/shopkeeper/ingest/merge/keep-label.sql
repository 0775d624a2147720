INSERT INTO fusion_label(kind, a, b, same, said_by, said_at) VALUES (?, ?, ?, ?, ?, ?)
