SELECT x.experiment, x.kind, x.unit, x.arm
FROM first_exposure x LEFT JOIN experiment e ON e.id = x.experiment AND e.shop = x.shop
WHERE x.shop = (SELECT id FROM shop) AND NOT x.again
  AND (e.id IS NULL OR e.started_at IS NOT NULL AND e.stopped_at IS NULL)
ORDER BY x.seen_at DESC
LIMIT ?
