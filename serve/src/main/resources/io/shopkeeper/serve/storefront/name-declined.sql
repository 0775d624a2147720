-- What a visitor said is the customer's they turned out to be.
UPDATE declined
SET customer = ?
WHERE shop = (SELECT id FROM shop) AND visitor = ? AND customer IS NULL
