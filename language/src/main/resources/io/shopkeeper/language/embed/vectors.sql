SELECT text_hash, to_base64(vector)
FROM text_vector
WHERE shop = (SELECT id FROM shop) AND model = ? AND text_hash IN (SELECT unnest(?::VARCHAR[]))
