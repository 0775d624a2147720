INSERT INTO load(id, started_at, finished_at, format, sources) VALUES (?, ?, ?, ?, ?)
