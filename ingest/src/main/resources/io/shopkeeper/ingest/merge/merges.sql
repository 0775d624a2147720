SELECT a, b, probability, reason, decided_by, decided_at FROM merge WHERE kind = ? AND shop = (SELECT id FROM shop) ORDER BY decided_at DESC, a, b
