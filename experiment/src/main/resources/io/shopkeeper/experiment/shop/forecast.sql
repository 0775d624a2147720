-- Who came in the time before and what each of them did: a customer, or a visit of nobody known. The
-- number of all, then sums as MeasuredColumns has them, without covariates. Of a retention, whose
-- units must be as old, the time before is longer by as much.
WITH asked AS (
  SELECT ? AS kind, ?::DOUBLE AS parameter, ?::DOUBLE AS log_growth, ?::INTEGER AS days
), latest AS (
  SELECT max(occurred_at) AS newest FROM canonical_events
), came AS (
  SELECT coalesce('c:' || customer, 's:' || session) AS unit, type, occurred_at,
    coalesce(order_id, id) AS order_id,
    CASE
      WHEN currency = (SELECT currency FROM shop) THEN quantity::DOUBLE * unit_price_minor::DOUBLE
    END AS minor
  FROM canonical_events, asked, latest
  WHERE occurred_at >= newest - to_days(days) AND (customer IS NOT NULL OR session IS NOT NULL)
), unit AS (
  SELECT unit, min(occurred_at) AS seen_at, bool_or(type = 'refund') AS refunded,
    count(DISTINCT order_id) FILTER (type = 'purchase') AS orders,
    coalesce(sum(minor) FILTER (type = 'purchase'), 0) AS minor
  FROM came
  GROUP BY unit
), returned AS (
  SELECT u.unit, min(c.occurred_at) AS returned_at
  FROM unit u JOIN came c ON c.unit = u.unit, asked
  WHERE kind = 'retention' AND c.type <> 'refund' AND c.occurred_at > u.seen_at
    AND local_date(c.occurred_at) > local_date(u.seen_at)
  GROUP BY u.unit
), value AS (
  SELECT kind, log_growth,
    CASE kind
      WHEN 'retention' THEN u.seen_at + to_days(parameter::INTEGER) <= newest
      WHEN 'spent' THEN u.orders > 0
      ELSE true
    END AS counted,
    CASE kind
      WHEN 'conversion' THEN (u.orders > 0)::INTEGER
      WHEN 'refunds' THEN u.refunded::INTEGER
      WHEN 'retention'
        THEN coalesce(r.returned_at <= u.seen_at + to_days(parameter::INTEGER), false)::INTEGER
      WHEN 'revenue' THEN least(u.minor, parameter)
      ELSE u.minor
    END::HUGEINT AS value,
    CASE kind WHEN 'order-value' THEN u.orders ELSE 0 END::HUGEINT AS per
  FROM unit u LEFT JOIN returned r ON r.unit = u.unit, asked, latest
), sketched AS (
  SELECT value.*,
    CASE
      WHEN value = 0 THEN 0
      ELSE sign(value) * (1 + ceil(ln(abs(value)::DOUBLE / 1e-9) / log_growth))
    END::BIGINT AS bucket
  FROM value
)
SELECT count(*), count(*) FILTER (counted),
  coalesce(sum(value) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(value * value) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(pow(value::DOUBLE, 3)) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(per) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(per * per) FILTER (counted), 0)::DOUBLE,
  coalesce(sum(value * per) FILTER (counted), 0)::DOUBLE,
  0::DOUBLE, 0::DOUBLE, 0::DOUBLE, 0::DOUBLE, 0::DOUBLE, 0::DOUBLE, 0::DOUBLE, 0::DOUBLE, 0::DOUBLE,
  map_keys(histogram(bucket) FILTER (counted AND kind = 'spent'))::VARCHAR[],
  map_values(histogram(bucket) FILTER (counted AND kind = 'spent'))::VARCHAR[]
FROM sketched
