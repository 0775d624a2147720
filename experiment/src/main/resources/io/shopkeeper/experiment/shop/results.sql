-- A unit is a customer by the id that stands for it, or a visit of nobody known. A visit whose events
-- name one customer is that customer's. Sums by arm, day of the first exposure and segment.
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
    e.type, e.occurred_at,
    e.occurred_at > e.received_at + INTERVAL 5 MINUTE AS early,
    CASE
      WHEN e.currency = (SELECT currency FROM shop)
        THEN e.quantity::DOUBLE * e.unit_price_minor::DOUBLE
    END AS minor
  FROM canonical_events e LEFT JOIN visit v ON v.session = e.session
  WHERE e.type IN ('purchase', 'view_item')
), robot AS (
  SELECT DISTINCT unit
  FROM (
    SELECT unit FROM line WHERE type = 'view_item'
    GROUP BY unit, date_trunc('day', occurred_at)
    HAVING count(*) > ?)
), bought AS (
  SELECT u.unit,
    bool_or(l.occurred_at < u.seen_at) AS earlier,
    count(*) FILTER (l.occurred_at >= u.seen_at AND l.occurred_at < until) > 0 AS bought,
    coalesce(sum(l.minor) FILTER (l.occurred_at >= u.seen_at AND l.occurred_at < until), 0) AS minor,
    count(*) FILTER (l.early) AS early
  FROM unit u JOIN line l ON l.unit = u.unit, (SELECT ?::TIMESTAMP AS until)
  WHERE l.type = 'purchase'
  GROUP BY u.unit
), figure AS (
  SELECT u.arm, local_date(u.seen_at) AS day,
    CASE
      WHEN starts_with(u.unit, 's:') THEN 'unknown'
      WHEN coalesce(b.earlier, false) THEN 'returning'
      ELSE 'new'
    END AS segment,
    u.crossed, r.unit IS NOT NULL AS robot, NOT u.crossed AND r.unit IS NULL AS counts,
    coalesce(b.bought, false) AS bought, coalesce(b.minor, 0) AS minor, coalesce(b.early, 0) AS early
  FROM unit u LEFT JOIN bought b ON b.unit = u.unit LEFT JOIN robot r ON r.unit = u.unit
)
SELECT arm, day, segment,
  count(*) FILTER (crossed),
  count(*) FILTER (robot AND NOT crossed),
  count(*) FILTER (counts AND minor < 0),
  coalesce(sum(early), 0)::BIGINT,
  count(*) FILTER (counts),
  count(*) FILTER (counts AND bought),
  coalesce(sum(minor) FILTER (counts), 0),
  coalesce(sum(minor * minor) FILTER (counts), 0),
  coalesce(sum(minor * minor * minor) FILTER (counts), 0)
FROM figure
GROUP BY arm, day, segment
ORDER BY day, arm, segment
