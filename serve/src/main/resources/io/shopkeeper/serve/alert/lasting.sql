SELECT kind, subject, value, bound, raised_at, over_at
FROM alert
WHERE shop = (SELECT id FROM shop) AND over_at IS NULL
