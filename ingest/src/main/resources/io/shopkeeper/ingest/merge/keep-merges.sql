INSERT INTO merge(kind, a, b, probability, reason, decided_by, decided_at)
SELECT ?, a, b, CAST(probability AS DOUBLE), reason, decided_by, decided_at
FROM (
  SELECT unnest(?) AS a, unnest(?) AS b, unnest(?) AS probability, unnest(?) AS reason,
    unnest(?) AS decided_by, ? AS decided_at)
