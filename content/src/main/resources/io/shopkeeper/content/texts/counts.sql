SELECT count(*),
  count(*) FILTER (coalesce(a.version, 0) < v.version),
  count(*) FILTER (a.act IN ('approved', 'fresh')),
  count(*) FILTER (a.act = 'stale'),
  count(*) FILTER (a.act = 'withdrawn')
FROM text_newest v
LEFT JOIN text_last_act a USING (shop, product, language, channel, variant)
WHERE v.shop = (SELECT id FROM shop)
