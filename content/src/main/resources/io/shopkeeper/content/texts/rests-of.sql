WITH versions AS (
  SELECT product, language, channel, variant, version, fact_names, fact_values, origin,
    concat_ws(chr(10), title, array_to_string(bullets, chr(10)), description, search_title,
      search_description, array_to_string(script, chr(10))) AS words
  FROM text_version
  WHERE shop = (SELECT id FROM shop) AND product IN (SELECT unnest(?::VARCHAR[]))),
newest AS (
  SELECT product, language, channel, variant, max(version) AS version
  FROM versions
  GROUP BY ALL),
acts AS (
  SELECT product, language, channel, variant, arg_max(version, number) AS version,
    arg_max(act, number) AS act, arg_max(note, number) AS note
  FROM text_act
  WHERE shop = (SELECT id FROM shop) AND product IN (SELECT unnest(?::VARCHAR[]))
  GROUP BY product, language, channel, variant)
SELECT v.product, v.language, v.channel, v.variant, v.version, v.fact_names, v.fact_values,
  v.origin, coalesce(a.version, 0), coalesce(a.act, ''), coalesce(a.note, ''), s.fact_names,
  s.fact_values, coalesce(s.words, '')
FROM versions v
JOIN newest n USING (product, language, channel, variant, version)
LEFT JOIN acts a USING (product, language, channel, variant)
LEFT JOIN versions s
  ON (s.product, s.language, s.channel, s.variant, s.version)
    = (a.product, a.language, a.channel, a.variant, a.version)
  AND a.act <> 'withdrawn'
ORDER BY v.product, v.language, v.channel, v.variant
