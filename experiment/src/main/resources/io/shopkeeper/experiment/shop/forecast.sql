-- Who came in the time before, what each of them paid: a customer, or a visit of nobody known.
WITH came AS (
  SELECT coalesce('c:' || customer, 's:' || session) AS unit, type,
    CASE
      WHEN currency = (SELECT currency FROM shop) THEN quantity::DOUBLE * unit_price_minor::DOUBLE
    END AS minor,
    occurred_at
  FROM canonical_events
  WHERE occurred_at >= (SELECT max(occurred_at) FROM canonical_events) - to_days(?::INTEGER)
    AND (customer IS NOT NULL OR session IS NOT NULL)
), unit AS (
  SELECT unit, bool_or(type = 'purchase') AS bought,
    coalesce(sum(minor) FILTER (type = 'purchase'), 0) AS minor
  FROM came
  GROUP BY unit
)
SELECT count(*), count(*) FILTER (bought), coalesce(sum(minor), 0), coalesce(sum(minor * minor), 0),
  coalesce(sum(minor * minor * minor), 0)
FROM unit
