-- Visits from ? to ? by customer, as they are counted; '' for nobody known.
SELECT coalesce(customer, '') AS visitor, count(DISTINCT coalesce(session, customer))
FROM canonical_events
WHERE occurred_at >= ? AND occurred_at < ?
GROUP BY visitor
