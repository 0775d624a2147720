INSERT INTO text_vector(model, text_hash, vector)
SELECT m.model, v.text_hash, from_base64(v.vector)
FROM (SELECT unnest(?::VARCHAR[]) AS text_hash, unnest(?::VARCHAR[]) AS vector) v,
  (SELECT ?::VARCHAR AS model) m
WHERE NOT EXISTS (
  FROM text_vector t
  WHERE t.shop = (SELECT id FROM shop) AND t.model = m.model AND t.text_hash = v.text_hash)
