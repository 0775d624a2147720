-- What customers' reviews up to time ? are about, of all or of customer ?.
WITH wanted AS (
  SELECT CAST(? AS TIMESTAMP) AS until, CAST(? AS VARCHAR) AS customer
)
SELECT coalesce(c.canonical, r.customer) AS customer, r.written_at, x.theme
FROM reviews r CROSS JOIN wanted w
  JOIN text_themes x ON x.text_hash = sha256(r.text)
  LEFT JOIN canonical_customers c ON c.id = r.customer
WHERE r.customer IS NOT NULL
  AND r.written_at <= w.until
  AND (w.customer = '' OR coalesce(c.canonical, r.customer) = w.customer)
