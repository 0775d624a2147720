-- Behind deeds-behind.sql or deeds-of-customer.sql: what was done, by `own` up to `wanted`; with how
-- dear each product is among its outermost category, 0 the cheapest and 1 the dearest, and its price
-- over the usual one of its innermost one.
, catalogue AS (
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
  CASE WHEN e.session <> '' THEN CAST(hash(e.session) >> 1 AS BIGINT) END AS session,
  CAST(hash(coalesce(e.order_id, e.id)) >> 1 AS BIGINT) AS placed,
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
