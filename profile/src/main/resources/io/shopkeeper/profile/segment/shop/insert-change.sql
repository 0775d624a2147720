INSERT INTO segment_change(segment, version, name, kind, condition, listed, who, done_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)
