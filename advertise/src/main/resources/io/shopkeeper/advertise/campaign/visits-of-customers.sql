SELECT coalesce(customer, '') AS visitor, count(DISTINCT coalesce(session, customer))
FROM events
WHERE occurred_at >= ? AND occurred_at < ?
GROUP BY visitor
