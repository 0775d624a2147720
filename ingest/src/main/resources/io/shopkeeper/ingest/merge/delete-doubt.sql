DELETE FROM fusion_doubt WHERE kind = ? AND a = ? AND b = ? AND shop = (SELECT id FROM shop)
