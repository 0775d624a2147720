-- A unit is a customer by the id that stands for it, or a visit of nobody known. A visit whose events
-- name one customer is that customer's. Sums by arm, day of the first exposure, segment and metric.
-- What happened after the end, if there is one, is not looked at, so that it changes nothing.
-- Values are whole, minor units or 0 and 1, so that their sums, kept in whole numbers, are the same
-- in whatever order they are added; third powers only serve warnings.
-- Units that did nothing that is measured are counted by quarters of an hour, not one by one: days
-- begin with one in every zone. Nothing is grouped by into strings, which would have to stay in
-- memory.
WITH metric AS (
  SELECT unnest(?) AS name, unnest(?) AS kind, unnest(?::DOUBLE[]) AS parameter
), asked AS (
  SELECT ?::DOUBLE AS log_growth, ?::TIMESTAMP AS until, ?::TIMESTAMP AS now,
    ?::BOOLEAN AS retention, ?::BOOLEAN AS first_arm, 900000000 AS quarter
), exposed AS NOT MATERIALIZED (
  SELECT kind, unit, arm, seen_at, again
  FROM first_exposure
  WHERE shop = (SELECT id FROM shop) AND experiment = ? AND seen_at < (SELECT until FROM asked)
), named AS (
  SELECT DISTINCT session, customer
  FROM canonical_events
  WHERE session IS NOT NULL AND customer IS NOT NULL AND occurred_at < (SELECT until FROM asked)
), visit AS (
  SELECT session, customer
  FROM named
  WHERE session NOT IN (SELECT session FROM named GROUP BY session HAVING count(*) > 1)
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
  FROM canonical_events e LEFT JOIN visit v ON e.customer IS NULL AND v.session = e.session
  WHERE e.occurred_at < (SELECT until FROM asked)
    AND (e.type IN ('purchase', 'view_item', 'refund') OR (SELECT retention FROM asked))
), robot AS (
  SELECT DISTINCT unit
  FROM (
    SELECT unit FROM line WHERE type = 'view_item'
    GROUP BY unit, date_trunc('day', occurred_at)
    HAVING count(*) > ?)
), known_visit AS (
  SELECT v.session, v.customer
  FROM visit v SEMI JOIN exposed x ON x.kind = 'session' AND x.unit = v.session
), actor AS (
  SELECT unit FROM line WHERE type IN ('purchase', 'refund') OR (SELECT retention FROM asked)
  UNION SELECT unit FROM robot
  UNION SELECT 'c:' || canonical FROM canonical_customers
  UNION SELECT 'c:' || customer FROM known_visit
  UNION SELECT
    CASE
      WHEN x.kind = 'customer' THEN 'c:' || coalesce(c.canonical, x.unit)
      ELSE coalesce('c:' || v.customer, 's:' || x.unit)
    END
  FROM exposed x
    LEFT JOIN canonical_customers c ON x.kind = 'customer' AND c.id = x.unit
    LEFT JOIN known_visit v ON x.kind = 'session' AND v.session = x.unit
  WHERE x.again
), name AS (
  SELECT CASE WHEN starts_with(unit, 'c:') THEN 'customer' ELSE 'session' END AS kind,
    unit[3:] AS id, unit
  FROM actor
  WHERE unit IS NOT NULL
  UNION ALL SELECT 'customer', id, 'c:' || canonical FROM canonical_customers
  UNION ALL SELECT 'session', session, 'c:' || customer FROM known_visit
), acted AS (
  -- Looked up, not joined: of what is joined the database may keep the exposures in memory.
  SELECT kind, unit, arm, epoch_us(seen_at) AS us, unit IN (SELECT id FROM name) AS acts
  FROM exposed
), gathered AS (
  SELECT kind, CASE WHEN acts THEN unit END AS id, arm,
    CASE
      WHEN acts THEN us
      ELSE us - us % quarter
        -- On the side of the quarter's part that is as old as a retention asks for.
        + CASE WHEN us % quarter > epoch_us(now) % quarter
            THEN epoch_us(now) % quarter + 1 ELSE 0 END
    END AS seen_us,
    count(*) AS members
  FROM acted, asked
  GROUP BY ALL
), seen AS (
  SELECT n.unit, g.kind, g.arm, g.seen_us, g.members
  FROM gathered g LEFT JOIN name n ON n.id = g.id AND n.kind = g.kind
), unit AS (
  SELECT unit, starts_with(unit, 's:') AS visit, arg_min(arm, seen_us) AS arm,
    make_timestamp(min(seen_us)) AS seen_at,
    min(arm) <> max(arm) AND NOT (SELECT first_arm FROM asked) AS crossed, 1 AS members
  FROM seen
  WHERE unit IS NOT NULL
  GROUP BY unit
  UNION ALL
  SELECT NULL, kind = 'session', arm, make_timestamp(seen_us), false, members
  FROM seen
  WHERE unit IS NULL
), ordered AS (
  SELECT u.unit,
    bool_or(l.occurred_at < u.seen_at) AS earlier, bool_or(l.occurred_at >= u.seen_at) AS later,
    coalesce(sum(l.minor) FILTER (l.occurred_at < u.seen_at), 0) AS earlier_minor,
    coalesce(sum(l.minor) FILTER (l.occurred_at >= u.seen_at), 0) AS minor,
    count(*) FILTER (l.early) AS early
  FROM unit u JOIN line l ON l.unit = u.unit
  WHERE l.type = 'purchase'
  GROUP BY u.unit, l.order_id
), bought AS (
  SELECT unit, count(*) FILTER (earlier) AS earlier, sum(earlier_minor) AS earlier_minor,
    count(*) FILTER (later) AS orders, sum(minor) AS minor, sum(early) AS early
  FROM ordered
  GROUP BY unit
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
  SELECT u.arm, u.seen_at, local_date(u.seen_at) AS day, u.members,
    CASE
      WHEN u.visit THEN 'unknown'
      WHEN coalesce(b.earlier, 0) > 0 THEN 'returning'
      ELSE 'new'
    END AS segment,
    u.crossed, r.unit IS NOT NULL AS robot, NOT u.crossed AND r.unit IS NULL AS counts,
    coalesce(b.earlier, 0) AS earlier, coalesce(b.earlier_minor, 0) AS earlier_minor,
    coalesce(b.orders, 0) AS orders, coalesce(b.minor, 0) AS minor, coalesce(b.early, 0) AS early,
    f.unit IS NOT NULL AS refunded, t.at AS returned_at
  FROM unit u
    LEFT JOIN bought b ON b.unit = u.unit
    LEFT JOIN robot r ON r.unit = u.unit
    LEFT JOIN refunded f ON f.unit = u.unit
    LEFT JOIN returned t ON t.unit = u.unit
), value AS (
  SELECT f.arm, f.day, f.segment, m.name, m.kind, f.crossed, f.robot, f.counts, f.minor, f.early,
    f.members,
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
    CASE m.kind WHEN 'order-value' THEN f.orders ELSE 0 END::HUGEINT AS per,
    -- What is known of the time before: the covariates.
    CASE m.kind WHEN 'revenue' THEN least(f.earlier_minor, m.parameter) ELSE f.earlier_minor
      END::HUGEINT AS paid,
    f.earlier::HUGEINT AS earlier
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
-- Only units of one member have values.
SELECT arm, day, segment, name,
  coalesce(sum(members) FILTER (crossed), 0)::BIGINT,
  coalesce(sum(members) FILTER (robot AND NOT crossed), 0)::BIGINT,
  coalesce(sum(members) FILTER (counts AND minor < 0), 0)::BIGINT,
  coalesce(sum(early), 0)::BIGINT,
  coalesce(sum(members) FILTER (counted), 0)::BIGINT,
  coalesce(sum(value) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(value * value) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(pow(value::DOUBLE, 3)) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(per) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(per * per) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(value * per) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(paid) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(earlier) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(paid * paid) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(paid * earlier) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(earlier * earlier) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(value * paid) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(value * earlier) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(per * paid) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(per * earlier) FILTER (counted), 0)::DOUBLE,
  map_keys(histogram(bucket) FILTER (counted AND kind = 'spent'))::VARCHAR[],
  map_values(histogram(bucket) FILTER (counted AND kind = 'spent'))::VARCHAR[]
FROM sketched
GROUP BY arm, day, segment, name
ORDER BY day, arm, segment, name
