SELECT product, language, channel, variant, version, act, note, who, done_at
FROM text_act
WHERE shop = (SELECT id FROM shop) AND product = ? AND language = ? AND channel = ?
  AND variant = ?
ORDER BY number DESC
