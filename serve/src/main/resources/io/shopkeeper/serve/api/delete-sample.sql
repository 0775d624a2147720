-- Of kind ?, subject ? and label ?.
DELETE FROM labelled_sample
WHERE kind = ? AND subject = ? AND label = ? AND shop = (SELECT id FROM shop)
