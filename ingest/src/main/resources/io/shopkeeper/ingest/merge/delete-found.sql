DELETE FROM merge WHERE kind = ? AND decided_by = ? AND shop = (SELECT id FROM shop)
