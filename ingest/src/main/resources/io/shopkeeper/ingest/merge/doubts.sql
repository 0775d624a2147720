SELECT a, b, probability, reason FROM fusion_doubt WHERE kind = ? AND shop = (SELECT id FROM shop) ORDER BY abs(probability - .5), a, b
