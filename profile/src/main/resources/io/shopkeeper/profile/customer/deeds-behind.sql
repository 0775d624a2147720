-- What everyone did behind event ?, up to event ? and time ?; deeds.sql follows.
WITH wanted AS (
  SELECT CAST(? AS BIGINT) AS behind, CAST(? AS BIGINT) AS last, CAST(? AS TIMESTAMP) AS until
), own AS NOT MATERIALIZED (
  SELECT e.* FROM canonical_events e CROSS JOIN wanted w
  WHERE e.customer IS NOT NULL AND e.sequence > w.behind AND e.sequence <= w.last
)
