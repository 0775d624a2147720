SELECT date_trunc('hour', occurred_at) AS hour, count(DISTINCT coalesce(session, customer))
FROM events
WHERE occurred_at >= ? AND occurred_at < ?
GROUP BY hour
