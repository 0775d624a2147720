SELECT product, language, channel, variant, version, title, bullets, description, search_title,
  search_description, script, fact_names, fact_values, origin, score, passes, who, written_at
FROM text_version
WHERE shop = (SELECT id FROM shop) AND product = ? AND language = ? AND channel = ?
  AND variant = ?
ORDER BY version DESC
