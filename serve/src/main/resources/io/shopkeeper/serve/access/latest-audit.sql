SELECT happened_at, who, did, status FROM audit ORDER BY happened_at DESC LIMIT ?
