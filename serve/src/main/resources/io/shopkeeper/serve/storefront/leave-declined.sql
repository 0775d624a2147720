-- What a customer said stays theirs when the visit ends.
UPDATE declined
SET visitor = NULL
WHERE shop = (SELECT id FROM shop) AND visitor = ? AND customer IS NOT NULL
