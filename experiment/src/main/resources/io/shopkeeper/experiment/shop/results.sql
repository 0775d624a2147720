-- A unit is a customer by the id that stands for it, or a visit of nobody known. A visit whose events
-- name one customer is that customer's.
WITH visit AS (
  SELECT session, min(customer) AS customer
  FROM canonical_events
  WHERE session IS NOT NULL AND customer IS NOT NULL
  GROUP BY session
  HAVING count(DISTINCT customer) = 1
), exposed AS (
  SELECT
    CASE
      WHEN x.kind = 'customer' THEN 'c:' || coalesce(c.canonical, x.unit)
      ELSE coalesce('c:' || v.customer, 's:' || x.unit)
    END AS unit,
    x.arm, x.seen_at
  FROM exposure x
    LEFT JOIN canonical_customers c ON x.kind = 'customer' AND c.id = x.unit
    LEFT JOIN visit v ON x.kind = 'session' AND v.session = x.unit
  WHERE x.shop = (SELECT id FROM shop) AND x.experiment = ?
), unit AS (
  SELECT unit, arg_min(arm, seen_at) AS arm, min(seen_at) AS seen_at, count(DISTINCT arm) > 1 AS crossed
  FROM exposed
  GROUP BY unit
), line AS (
  SELECT
    CASE
      WHEN e.customer IS NOT NULL THEN 'c:' || e.customer
      ELSE coalesce('c:' || v.customer, 's:' || e.session)
    END AS unit,
    e.occurred_at,
    CASE
      WHEN e.currency = (SELECT currency FROM shop)
        THEN e.quantity::DOUBLE * e.unit_price_minor::DOUBLE
    END AS minor
  FROM canonical_events e LEFT JOIN visit v ON v.session = e.session
  WHERE e.type = 'purchase'
), bought AS (
  SELECT u.unit, coalesce(sum(l.minor), 0) AS minor
  FROM unit u JOIN line l ON l.unit = u.unit
  WHERE l.occurred_at >= u.seen_at AND l.occurred_at < ?
  GROUP BY u.unit
)
SELECT u.arm,
  count(*) FILTER (u.crossed),
  count(*) FILTER (NOT u.crossed),
  count(b.unit) FILTER (NOT u.crossed),
  coalesce(sum(b.minor) FILTER (NOT u.crossed), 0),
  coalesce(sum(b.minor * b.minor) FILTER (NOT u.crossed), 0),
  coalesce(sum(b.minor * b.minor * b.minor) FILTER (NOT u.crossed), 0)
FROM unit u LEFT JOIN bought b ON b.unit = u.unit
GROUP BY u.arm
