SELECT a, b, same, said_by, said_at FROM fusion_label WHERE kind = ? AND shop = (SELECT id FROM shop) ORDER BY said_at, a, b
