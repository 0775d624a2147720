-- What a visitor said as nobody known, or the customer as whom they go on, does not want to be
-- offered, oldest first.
SELECT product
FROM declined
WHERE shop = (SELECT id FROM shop) AND (visitor = ? AND customer IS NULL OR customer = nullif(?, ''))
GROUP BY product
ORDER BY min(declined_at), product
