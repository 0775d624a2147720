DELETE FROM fusion_doubt WHERE kind = ? AND shop = (SELECT id FROM shop)
