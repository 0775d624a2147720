-- One row for each visitor and product: named customers first, then visits that stayed anonymous.
-- A visit belongs to the customer who was known in any of its events. Nobody learns from those who
-- refused personalisation.
WITH named AS (
  SELECT session, min(customer) AS customer
  FROM canonical_events
  WHERE sequence <= ? AND occurred_at < ? AND session IS NOT NULL AND customer IS NOT NULL
  GROUP BY session
), touch AS (
  SELECT
    -- A sub-query, not a join: a join may be turned round, and would hold all events in memory then.
    coalesce(e.customer, (SELECT n.customer FROM named n WHERE n.session = e.session)) AS customer,
    e.session,
    e.product,
    e.type,
    e.occurred_at,
    CASE e.type WHEN 'purchase' THEN e.quantity WHEN 'refund' THEN -e.quantity ELSE 0 END AS kept
  FROM canonical_events e
  WHERE e.sequence <= ? AND e.occurred_at < ?
    AND e.product IS NOT NULL
    AND e.type IN ('view_item', 'select_item', 'add_to_cart', 'add_to_wishlist', 'purchase', 'refund')
)
SELECT
  customer,
  CASE WHEN customer IS NULL THEN session END AS visit,
  product,
  bool_or(type IN ('view_item', 'select_item')) AS viewed,
  bool_or(type IN ('add_to_cart', 'add_to_wishlist')) AS carted,
  bool_or(type IN ('purchase', 'refund')) AS bought,
  greatest(-1000000000, least(1000000000, sum(kept)))::BIGINT AS kept,
  max(occurred_at) AS happened_at
FROM touch
WHERE customer IS NULL OR customer NOT IN (SELECT customer FROM personalisation_refused)
GROUP BY customer, visit, product
ORDER BY customer NULLS LAST, visit, product
