SELECT v.product, v.language, v.channel, v.variant, v.version, v.title, v.bullets, v.description, v.search_title,
  v.search_description, v.script, v.fact_names, v.fact_values, v.origin, v.score, v.passes, v.who, v.written_at,
  a.version, a.act, a.note, a.who, a.done_at
FROM text_newest v
LEFT JOIN text_last_act a USING (shop, product, language, channel, variant)
WHERE v.shop = (SELECT id FROM shop) AND v.product IN (SELECT unnest(?::VARCHAR[]))
ORDER BY v.product, v.language, v.channel, v.variant
