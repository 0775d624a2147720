DELETE FROM merge WHERE kind = ? AND a = ? AND b = ? AND shop = (SELECT id FROM shop)
