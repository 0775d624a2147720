-- What the orders and refunds come to, in the shop's currency.
WITH
  own AS (SELECT currency AS code FROM shop),
  lines AS (
    SELECT *, line_minor(quantity, unit_price_minor) AS minor, currency = (SELECT code FROM own) AS own
    FROM events
    WHERE type IN ('purchase', 'refund'))
SELECT
  count(DISTINCT sequence) FILTER (type = 'purchase'),
  count(*) FILTER (type = 'purchase'),
  CAST(coalesce(sum(quantity) FILTER (type = 'purchase'), 0) AS BIGINT),
  coalesce(total_minor(sum(minor) FILTER (type = 'purchase' AND own)), 0),
  count(DISTINCT sequence) FILTER (type = 'purchase' AND customer IS NULL),
  count(*) FILTER (type = 'purchase' AND customer IS NULL),
  coalesce(total_minor(sum(minor) FILTER (type = 'purchase' AND customer IS NULL AND own)), 0),
  count(*) FILTER (type = 'purchase' AND unit_price_minor = 0),
  count(DISTINCT sequence) FILTER (type = 'refund'),
  coalesce(total_minor(sum(minor) FILTER (type = 'refund' AND own)), 0),
  count(DISTINCT sequence) FILTER (type = 'refund' AND order_id IS NULL),
  coalesce(total_minor(sum(minor) FILTER (type = 'refund' AND order_id IS NULL AND own)), 0),
  count(DISTINCT currency) FILTER (type = 'purchase'),
  count(*) FILTER (type = 'purchase' AND NOT own)
FROM lines
