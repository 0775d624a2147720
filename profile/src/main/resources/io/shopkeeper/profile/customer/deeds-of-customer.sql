-- What customer ? did up to time ?; the columns are those of deeds.sql.
WITH wanted AS (
  SELECT CAST(? AS VARCHAR) AS customer, CAST(? AS TIMESTAMP) AS until
), own AS (
  SELECT e.* REPLACE (w.customer AS customer, coalesce(p.canonical, e.product) AS product)
  FROM events e CROSS JOIN wanted w LEFT JOIN canonical_products p ON p.id = e.product
  WHERE e.customer IN (
    SELECT customer FROM wanted
    UNION ALL
    SELECT id FROM canonical_customers WHERE canonical = (SELECT customer FROM wanted))
), catalogue AS (
  SELECT
    products.id,
    categories[1] AS category,
    brand,
    t.theme,
    price_minor,
    currency,
    CASE WHEN count(price_minor) OVER (PARTITION BY categories[1], currency) > 1 AND price_minor IS NOT NULL
      THEN percent_rank() OVER (PARTITION BY categories[1], currency, price_minor IS NULL ORDER BY price_minor)
    END AS dearness,
    CAST(hash(categories) >> 1 AS BIGINT) AS kind,
    ln(nullif(price_minor, 0)) - avg(ln(nullif(price_minor, 0))) OVER (PARTITION BY categories, currency) AS relative_price
  FROM products LEFT JOIN product_themes t ON t.product = products.id
)
SELECT
  e.customer,
  e.sequence,
  e.type,
  e.occurred_at,
  CAST(epoch(local_time(e.occurred_at)) // 86400 AS BIGINT) AS day,
  CAST(hour(local_time(e.occurred_at)) AS BIGINT) AS hour,
  e.channel,
  e.session,
  coalesce(e.order_id, e.id) AS placed,
  p.category,
  p.brand,
  p.dearness,
  CAST(hash(e.product) >> 1 AS BIGINT) AS product,
  coalesce(p.kind, 0) AS kind,
  p.relative_price,
  CAST(coalesce(e.quantity, 1) AS BIGINT) AS units,
  CAST(coalesce(e.quantity, 1) AS DOUBLE) * e.unit_price_minor AS minor,
  CASE WHEN e.currency = p.currency THEN CAST(e.unit_price_minor AS DOUBLE) / nullif(p.price_minor, 0) END AS price_share,
  coalesce(p.theme, x.theme) AS theme
FROM own e CROSS JOIN wanted w
  LEFT JOIN catalogue p ON p.id = e.product
  LEFT JOIN text_themes x ON x.text_hash = sha256(CASE WHEN e.type = 'search' THEN e.query END)
WHERE e.occurred_at <= w.until
  AND (e.currency IS NULL OR e.currency = (SELECT currency FROM shop))
  AND e.type <> 'view_item_list'
