-- The reviews of customer ? up to time ? under any of their ids, the newest first, at most ?, with
-- the innermost category of the product, and how many stars others gave it, how often.
WITH wanted AS (
  SELECT CAST(? AS VARCHAR) AS customer, CAST(? AS TIMESTAMP) AS until
), written AS (
  SELECT r.id, r.product, r.rating, r.title, r.text, r.channel, r.written_at, coalesce(c.canonical, r.customer) AS customer
  FROM reviews r CROSS JOIN wanted w LEFT JOIN canonical_customers c ON c.id = r.customer
  WHERE r.written_at <= w.until
), own AS (
  SELECT * FROM written WHERE customer = (SELECT customer FROM wanted)
), others AS (
  SELECT product, sum(rating) AS stars, count(rating) AS ratings
  FROM written
  WHERE product IN (SELECT product FROM own)
    AND customer IS DISTINCT FROM (SELECT customer FROM wanted)
  GROUP BY product
)
SELECT
  o.id,
  o.product,
  o.rating,
  o.title,
  o.text,
  o.channel,
  o.written_at,
  p.categories[-1],
  coalesce(t.stars, 0),
  coalesce(t.ratings, 0)
FROM own o LEFT JOIN others t ON t.product = o.product LEFT JOIN products p ON p.id = o.product
ORDER BY o.written_at DESC, o.id
LIMIT ?
