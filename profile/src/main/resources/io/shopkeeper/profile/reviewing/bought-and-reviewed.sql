-- How many products customer ? bought up to time ?, and of how many of them they wrote.
WITH wanted AS (
  SELECT CAST(? AS VARCHAR) AS customer, CAST(? AS TIMESTAMP) AS until
), bought AS (
  SELECT DISTINCT l.product
  FROM canonical_order_lines l, wanted w
  WHERE l.customer = w.customer AND l.product IS NOT NULL AND l.ordered_at <= w.until
), written AS (
  SELECT coalesce(p.canonical, r.product) AS product
  FROM reviews r CROSS JOIN wanted w
    LEFT JOIN canonical_customers c ON c.id = r.customer
    LEFT JOIN canonical_products p ON p.id = r.product
  WHERE coalesce(c.canonical, r.customer) = w.customer AND r.written_at <= w.until
)
SELECT (SELECT count(*) FROM bought), (SELECT count(*) FROM bought SEMI JOIN written USING (product))
