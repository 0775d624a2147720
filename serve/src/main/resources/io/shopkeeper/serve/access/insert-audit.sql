INSERT INTO audit (happened_at, who, did, status) VALUES (?, ?, ?, ?)
