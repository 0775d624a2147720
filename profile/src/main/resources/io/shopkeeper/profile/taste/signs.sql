-- What shows which theme customer ? likes, under any of their ids, up to time ?.
WITH wanted AS (
  SELECT CAST(? AS VARCHAR) AS customer, CAST(? AS TIMESTAMP) AS until
), signs AS (
  SELECT
    coalesce(p.theme, x.theme) AS theme,
    e.type,
    e.product,
    e.query AS words,
    e.occurred_at AS done_at
  FROM canonical_events e CROSS JOIN wanted w
    LEFT JOIN product_themes p ON p.product = e.product
    LEFT JOIN text_themes x ON x.text_hash = sha256(CASE WHEN e.type = 'search' THEN e.query END)
  WHERE e.customer = w.customer
    AND e.occurred_at <= w.until
    AND e.type IN ('view_item', 'select_item', 'search', 'add_to_wishlist', 'add_to_cart', 'purchase')
  UNION ALL
  SELECT x.theme, 'review', r.product, r.text, r.written_at
  FROM reviews r CROSS JOIN wanted w
    JOIN text_themes x ON x.text_hash = sha256(r.text)
    LEFT JOIN canonical_customers c ON c.id = r.customer
  WHERE coalesce(c.canonical, r.customer) = w.customer AND r.written_at <= w.until
)
SELECT theme, type, product, words, count(*), max(done_at)
FROM signs
WHERE theme IS NOT NULL
GROUP BY theme, type, product, words
