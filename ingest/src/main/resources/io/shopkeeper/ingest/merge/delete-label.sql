DELETE FROM fusion_label WHERE kind = ? AND a = ? AND b = ? AND shop = (SELECT id FROM shop)
