-- What customer ? did up to time ?; deeds.sql follows.
WITH wanted AS (
  SELECT CAST(? AS VARCHAR) AS customer, CAST(? AS TIMESTAMP) AS until
), own AS NOT MATERIALIZED (
  SELECT e.* REPLACE (w.customer AS customer, coalesce(p.canonical, e.product) AS product)
  FROM events e CROSS JOIN wanted w LEFT JOIN canonical_products p ON p.id = e.product
  WHERE e.customer IN (
    SELECT customer FROM wanted
    UNION ALL
    SELECT id FROM canonical_customers WHERE canonical = (SELECT customer FROM wanted))
)
