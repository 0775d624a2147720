SELECT v.product, v.language, v.channel, v.variant, v.version, v.title, v.bullets, v.description, v.search_title,
  v.search_description, v.script, v.fact_names, v.fact_values, v.origin, v.score, v.passes, v.who, v.written_at
FROM text_version v
JOIN text_last_act a USING (shop, product, language, channel, variant, version)
WHERE v.shop = (SELECT id FROM shop) AND v.product IN (SELECT unnest(?::VARCHAR[]))
  AND a.act = 'withdrawn' AND starts_with(a.note, ?)
ORDER BY v.product, v.language, v.channel, v.variant
