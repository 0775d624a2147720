SELECT local_date(shown_at) AS day, count(*), sum(amount)::BIGINT
FROM impression
WHERE shop = (SELECT id FROM shop) AND campaign = ?
GROUP BY day
ORDER BY day
