-- What everyone did up to time ?, behind event ? and up to event ?; deeds.sql follows.
WITH wanted AS (
  SELECT CAST(? AS TIMESTAMP) AS until
), own AS NOT MATERIALIZED (
  SELECT * FROM canonical_events
  WHERE customer IS NOT NULL AND sequence > CAST(? AS BIGINT) AND sequence <= CAST(? AS BIGINT)
)
