INSERT INTO fusion_doubt(kind, a, b, probability, reason)
SELECT ?, a, b, CAST(probability AS DOUBLE), reason
FROM (SELECT unnest(?) AS a, unnest(?) AS b, unnest(?) AS probability, unnest(?) AS reason)
