-- The newest version of each text, by key: behind ?, of product ? (twice; empty for all), in
-- language ? (twice), in state ? (twice), at most ?. The words are read of these alone.
WITH newest AS (
  SELECT shop, product, language, channel, variant, max(version) AS version
  FROM text_version
  WHERE shop = (SELECT id FROM shop)
  GROUP BY shop, product, language, channel, variant
), page AS (
  SELECT n.*, concat_ws('~', n.product, n.language, n.channel, n.variant) AS place,
    a.version AS decided, a.act, a.note, a.who AS decided_by, a.done_at
  FROM newest n LEFT JOIN text_last_act a USING (shop, product, language, channel, variant)
  WHERE place > ?
    AND (? = '' OR n.product = ?)
    AND (? = '' OR n.language = ?)
    AND CASE ?
      WHEN '' THEN true
      WHEN 'draft' THEN coalesce(a.version, 0) < n.version
      WHEN 'approved' THEN a.act IN ('approved', 'fresh')
      ELSE a.act = ?
    END
  ORDER BY place
  LIMIT ?
)
SELECT v.product, v.language, v.channel, v.variant, v.version, v.title, v.bullets, v.description, v.search_title,
  v.search_description, v.script, v.fact_names, v.fact_values, v.origin, v.score, v.passes, v.who, v.written_at,
  p.decided, p.act, p.note, p.decided_by, p.done_at
FROM page p JOIN text_version v USING (shop, product, language, channel, variant, version)
ORDER BY p.place
