-- How many searches are followed by a look in the same visit; of how many the words have a theme, of
-- how many of these it is that of the product looked at, and how many would be by chance.
WITH looks AS (
  SELECT session, occurred_at, p.theme
  FROM events e JOIN product_themes p ON p.product = e.product
  WHERE type = 'view_item'
), followed AS (
  SELECT s.query, s.occurred_at, min_by(l.theme, l.occurred_at) AS looked
  FROM events s JOIN looks l ON l.session = s.session AND l.occurred_at > s.occurred_at
  WHERE s.type = 'search'
  GROUP BY s.sequence, s.query, s.occurred_at
), told AS (
  SELECT f.looked, x.theme
  FROM followed f LEFT JOIN text_themes x ON x.text_hash = sha256(f.query)
), shares AS (
  SELECT theme, count(*) / (SELECT count(*) FROM looks) AS share FROM looks GROUP BY theme
)
SELECT
  count(*),
  count(t.theme) / count(*),
  count(*) FILTER (t.theme = t.looked) / nullif(count(t.theme), 0),
  avg(s.share)
FROM told t LEFT JOIN shares s ON s.theme = t.theme
