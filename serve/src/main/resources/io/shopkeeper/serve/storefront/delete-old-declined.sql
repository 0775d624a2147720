-- What nobody known said before ?.
DELETE FROM declined
WHERE shop = (SELECT id FROM shop) AND customer IS NULL AND declined_at < ?
