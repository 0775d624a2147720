WITH versions AS (
  SELECT product, language, channel, variant, version,
    array_to_string(fact_names, chr(31)) AS names, array_to_string(fact_values, chr(31)) AS facts,
    origin, concat_ws(chr(10), title, array_to_string(bullets, chr(10)), description, search_title,
      search_description, array_to_string(script, chr(10))) AS words
  FROM text_version
  WHERE shop = (SELECT id FROM shop) AND product IN (SELECT unnest(?::VARCHAR[]))),
newest AS (
  SELECT product, language, channel, variant, max(version) AS version
  FROM versions
  GROUP BY product, language, channel, variant),
acts AS (
  SELECT product, language, channel, variant, arg_max(version, number) AS version,
    arg_max(act, number) AS act, arg_max(note, number) AS note
  FROM text_act
  WHERE shop = (SELECT id FROM shop) AND product IN (SELECT unnest(?::VARCHAR[]))
  GROUP BY product, language, channel, variant)
SELECT v.product, v.language, v.channel, v.variant, v.version, v.names, v.facts, v.origin,
  coalesce(a.version, 0), coalesce(a.act, ''), coalesce(a.note, ''),
  coalesce(s.names, ''), coalesce(s.facts, ''), coalesce(s.words, v.words)
FROM versions v
JOIN newest n USING (product, language, channel, variant, version)
LEFT JOIN acts a USING (product, language, channel, variant)
LEFT JOIN versions s
  ON s.product = a.product AND s.language = a.language AND s.channel = a.channel
  AND s.variant = a.variant AND s.version = a.version AND s.version <> v.version
ORDER BY v.product, v.language, v.channel, v.variant
