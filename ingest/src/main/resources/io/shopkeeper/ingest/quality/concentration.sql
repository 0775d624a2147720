-- Who and what sales come from: kind, how many have any, value or units, and what the first 1 %, 5 %,
-- 10 %, 20 % and 50 % of them have; of customers also the mean value of an order, of the first 1 % and of the others.
WITH
  lines AS (
    SELECT sequence, customer, product, quantity, line_minor(quantity, unit_price_minor) AS minor
    FROM events
    WHERE type = 'purchase' AND currency = (SELECT currency FROM shop)),
  back AS (
    SELECT customer, line_minor(quantity, unit_price_minor) AS minor
    FROM events
    WHERE type = 'refund' AND customer IS NOT NULL AND currency = (SELECT currency FROM shop)),
  customers_net AS (
    SELECT customer, sum(orders) AS orders, CAST(sum(minor) AS DOUBLE) AS value
    FROM (
      SELECT customer, count(DISTINCT sequence) AS orders, sum(minor) AS minor FROM lines WHERE customer IS NOT NULL GROUP BY 1
      UNION ALL
      SELECT customer, 0, -sum(minor) FROM back GROUP BY 1)
    GROUP BY 1
    HAVING sum(orders) > 0 AND sum(minor) > 0),
  valued AS (
    SELECT 'customers' AS kind, value, orders FROM customers_net
    UNION ALL
    SELECT 'products', CAST(sum(quantity) AS DOUBLE), 1 FROM lines WHERE product IS NOT NULL GROUP BY product),
  ranked AS (
    SELECT
      *,
      row_number() OVER (PARTITION BY kind ORDER BY value DESC) AS place,
      count(*) OVER (PARTITION BY kind) AS size
    FROM valued)
SELECT
  kind,
  count(*),
  sum(value) FILTER (place <= ceil(.01 * size)) / sum(value),
  sum(value) FILTER (place <= ceil(.05 * size)) / sum(value),
  sum(value) FILTER (place <= ceil(.1 * size)) / sum(value),
  sum(value) FILTER (place <= ceil(.2 * size)) / sum(value),
  sum(value) FILTER (place <= ceil(.5 * size)) / sum(value),
  sum(value) FILTER (place <= ceil(.01 * size)) / sum(orders) FILTER (place <= ceil(.01 * size)),
  sum(value) FILTER (place > ceil(.01 * size)) / sum(orders) FILTER (place > ceil(.01 * size))
FROM ranked
GROUP BY kind
