SELECT x.experiment, x.kind, x.unit, arg_min(x.arm, x.seen_at)
FROM exposure x JOIN experiment e ON e.id = x.experiment AND e.shop = x.shop
WHERE x.shop = (SELECT id FROM shop) AND e.started_at IS NOT NULL AND e.stopped_at IS NULL
GROUP BY x.experiment, x.kind, x.unit
ORDER BY max(x.seen_at) DESC
LIMIT ?
