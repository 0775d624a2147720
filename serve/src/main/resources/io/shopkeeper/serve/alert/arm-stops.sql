SELECT experiment || '/' || arm, 1
FROM experiment_arm_stop
WHERE shop = (SELECT id FROM shop) AND stopped_at >= ? - INTERVAL 7 DAY
