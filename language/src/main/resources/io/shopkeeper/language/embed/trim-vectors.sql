DELETE FROM text_vector
WHERE rowid IN (
  SELECT rowid
  FROM text_vector
  WHERE shop = (SELECT id FROM shop)
  ORDER BY rowid DESC
  OFFSET ?)
