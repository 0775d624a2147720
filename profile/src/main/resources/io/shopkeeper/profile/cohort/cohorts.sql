-- Of each cohort and each ? (week or month) since its own: how many ordered, and money less what was
-- sent back, up to time ?. What was sent back before the first order is left out.
WITH wanted AS (
  SELECT CAST(? AS VARCHAR) AS part, CAST(? AS TIMESTAMP) AS until
), line AS (
  SELECT
    e.customer,
    e.type,
    CAST(date_trunc(w.part, local_time(e.occurred_at)) AS DATE) AS period,
    CAST(coalesce(e.quantity, 1) AS DOUBLE) * coalesce(e.unit_price_minor, 0) AS minor
  FROM canonical_events e CROSS JOIN wanted w
  WHERE e.customer IS NOT NULL
    AND e.type IN ('purchase', 'refund')
    AND e.occurred_at <= w.until
    AND (e.currency IS NULL OR e.currency = (SELECT currency FROM shop))
), first AS (
  SELECT customer, min(period) AS cohort FROM line WHERE type = 'purchase' GROUP BY customer
)
SELECT
  CAST(f.cohort AS VARCHAR),
  CAST(date_diff((SELECT part FROM wanted), f.cohort, l.period) AS BIGINT) AS age,
  count(DISTINCT l.customer) FILTER (l.type = 'purchase') AS ordered,
  sum(CASE l.type WHEN 'purchase' THEN l.minor ELSE -l.minor END) AS money
FROM line l JOIN first f ON f.customer = l.customer
WHERE l.period >= f.cohort
GROUP BY f.cohort, age
ORDER BY f.cohort, age
