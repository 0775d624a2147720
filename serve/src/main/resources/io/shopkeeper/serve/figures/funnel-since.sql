-- What the events after ?3 up to ?4 add to funnel.sql from ?1 to before ?2: only visits that have
-- one of them are read, as they were and as they are.
WITH visit AS (
  SELECT
    bool_or(sequence <= ?3) AS known,
    bool_or(type IN ('view_item', 'select_item', 'add_to_cart', 'purchase')) AS looked,
    bool_or(type IN ('add_to_cart', 'purchase')) AS carted,
    bool_or(type = 'purchase') AS ordered,
    bool_or(sequence <= ?3 AND type IN ('view_item', 'select_item', 'add_to_cart', 'purchase')) AS had_looked,
    bool_or(sequence <= ?3 AND type IN ('add_to_cart', 'purchase')) AS had_carted,
    bool_or(sequence <= ?3 AND type = 'purchase') AS had_ordered
  FROM events
  WHERE occurred_at >= ?1 AND occurred_at < ?2 AND sequence <= ?4 AND type NOT IN ('refund')
    AND session IN (SELECT session FROM events WHERE sequence > ?3 AND sequence <= ?4)
  GROUP BY session)
SELECT
  count(*) FILTER (NOT known),
  count(*) FILTER (looked AND NOT had_looked),
  count(*) FILTER (carted AND NOT had_carted),
  count(*) FILTER (ordered AND NOT had_ordered)
FROM visit
