-- How many pairs of a customer and a product they bought up to time ? there are, how many of these
-- they wrote of, and the mean of all stars.
WITH wanted AS (
  SELECT CAST(? AS TIMESTAMP) AS until
), bought AS (
  SELECT DISTINCT customer, product
  FROM canonical_order_lines, wanted
  WHERE customer IS NOT NULL AND product IS NOT NULL AND ordered_at <= until
), written AS (
  SELECT DISTINCT coalesce(c.canonical, r.customer) AS customer, coalesce(p.canonical, r.product) AS product
  FROM reviews r CROSS JOIN wanted w
    LEFT JOIN canonical_customers c ON c.id = r.customer
    LEFT JOIN canonical_products p ON p.id = r.product
  WHERE r.customer IS NOT NULL AND r.written_at <= w.until
)
SELECT
  (SELECT count(*) FROM bought),
  (SELECT count(*) FROM bought SEMI JOIN written USING (customer, product)),
  (SELECT avg(rating) FROM reviews, wanted WHERE written_at <= until)
