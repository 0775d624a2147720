-- A unit is a customer by the id that stands for it, or a visit of nobody known. A visit whose events
-- name one customer is that customer's. Sums by arm, day of the first exposure, segment and metric.
-- What happened after the end, if there is one, is not looked at, so that it changes nothing.
-- Values are whole, minor units or 0 and 1, so that their sums, kept in whole numbers, are the same
-- in whatever order they are added; third powers only serve warnings.
WITH metric AS (
  SELECT unnest(?) AS name, unnest(?) AS kind, unnest(?::DOUBLE[]) AS parameter
), asked AS (
  SELECT ?::DOUBLE AS log_growth, ?::TIMESTAMP AS until, ?::TIMESTAMP AS now, ?::BOOLEAN AS retention
), visit AS (
  SELECT session, min(customer) AS customer
  FROM canonical_events
  WHERE session IS NOT NULL AND customer IS NOT NULL AND occurred_at < (SELECT until FROM asked)
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
    AND x.seen_at < (SELECT until FROM asked)
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
    e.type, e.occurred_at, coalesce(e.order_id, e.id) AS order_id,
    e.occurred_at > e.received_at + INTERVAL 5 MINUTE AS early,
    CASE
      WHEN e.currency = (SELECT currency FROM shop)
        THEN e.quantity::DOUBLE * e.unit_price_minor::DOUBLE
    END AS minor
  FROM canonical_events e LEFT JOIN visit v ON v.session = e.session
  WHERE e.occurred_at < (SELECT until FROM asked)
    AND (e.type IN ('purchase', 'view_item', 'refund') OR (SELECT retention FROM asked))
), robot AS (
  SELECT DISTINCT unit
  FROM (
    SELECT unit FROM line WHERE type = 'view_item'
    GROUP BY unit, date_trunc('day', occurred_at)
    HAVING count(*) > ?)
), bought AS (
  SELECT u.unit,
    bool_or(l.occurred_at < u.seen_at) AS earlier,
    count(DISTINCT l.order_id) FILTER (l.occurred_at >= u.seen_at) AS orders,
    coalesce(sum(l.minor) FILTER (l.occurred_at >= u.seen_at), 0) AS minor,
    count(*) FILTER (l.early) AS early
  FROM unit u JOIN line l ON l.unit = u.unit
  WHERE l.type = 'purchase'
  GROUP BY u.unit
), refunded AS (
  SELECT DISTINCT u.unit
  FROM unit u JOIN line l ON l.unit = u.unit
  WHERE l.type = 'refund' AND l.occurred_at >= u.seen_at
), returned AS (
  SELECT u.unit, min(l.occurred_at) AS at
  FROM unit u JOIN line l ON l.unit = u.unit, asked
  WHERE retention AND l.type <> 'refund' AND l.occurred_at > u.seen_at
    AND local_date(l.occurred_at) > local_date(u.seen_at)
  GROUP BY u.unit
), figure AS (
  SELECT u.arm, u.seen_at, local_date(u.seen_at) AS day,
    CASE
      WHEN starts_with(u.unit, 's:') THEN 'unknown'
      WHEN coalesce(b.earlier, false) THEN 'returning'
      ELSE 'new'
    END AS segment,
    u.crossed, r.unit IS NOT NULL AS robot, NOT u.crossed AND r.unit IS NULL AS counts,
    coalesce(b.orders, 0) AS orders, coalesce(b.minor, 0) AS minor, coalesce(b.early, 0) AS early,
    f.unit IS NOT NULL AS refunded, t.at AS returned_at
  FROM unit u
    LEFT JOIN bought b ON b.unit = u.unit
    LEFT JOIN robot r ON r.unit = u.unit
    LEFT JOIN refunded f ON f.unit = u.unit
    LEFT JOIN returned t ON t.unit = u.unit
), value AS (
  SELECT f.arm, f.day, f.segment, m.name, m.kind, f.crossed, f.robot, f.counts, f.minor, f.early,
    f.counts AND CASE m.kind
      WHEN 'retention' THEN f.seen_at + to_days(m.parameter::INTEGER) <= now
      WHEN 'spent' THEN f.orders > 0
      ELSE true
    END AS counted,
    CASE m.kind
      WHEN 'conversion' THEN (f.orders > 0)::INTEGER
      WHEN 'refunds' THEN f.refunded::INTEGER
      WHEN 'retention'
        THEN coalesce(f.returned_at <= f.seen_at + to_days(m.parameter::INTEGER), false)::INTEGER
      WHEN 'revenue' THEN least(f.minor, m.parameter)
      ELSE f.minor
    END::HUGEINT AS value,
    CASE m.kind WHEN 'order-value' THEN f.orders ELSE 0 END::HUGEINT AS per
  FROM figure f, metric m, asked
), sketched AS (
  -- As QuantileSketch has its buckets.
  SELECT value.*,
    CASE
      WHEN value = 0 THEN 0
      ELSE sign(value) * (1 + ceil(ln(abs(value)::DOUBLE / 1e-9) / log_growth))
    END::BIGINT AS bucket
  FROM value, asked
)
SELECT arm, day, segment, name,
  count(*) FILTER (crossed),
  count(*) FILTER (robot AND NOT crossed),
  count(*) FILTER (counts AND minor < 0),
  coalesce(sum(early), 0)::BIGINT,
  count(*) FILTER (counted),
  coalesce(sum(value) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(value * value) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(pow(value::DOUBLE, 3)) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(per) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(per * per) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(value * per) FILTER (counted), 0)::DOUBLE,
  map_keys(histogram(bucket) FILTER (counted AND kind = 'spent'))::VARCHAR[],
  map_values(histogram(bucket) FILTER (counted AND kind = 'spent'))::VARCHAR[]
FROM sketched
GROUP BY arm, day, segment, name
ORDER BY day, arm, segment, name
